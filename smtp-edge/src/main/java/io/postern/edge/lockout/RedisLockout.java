// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.output.IntegerOutput;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The lockout in Redis, for all edges. The rules are in lockout.lua; this class only carries them. All its keys share a hash
 * tag, as one step touches an account's and a network's: {@code postern:lockout:{signin}:…}. Fails when Redis does not
 * answer.
 */
public final class RedisLockout implements Lockout {
    private static final String PREFIX = "postern:lockout:{signin}:";
    private static final int READABLE = 200;

    private final RedisScript<Long> script;
    private final byte[] first;
    private final byte[] longest;
    private final byte[] forgotten;
    private final byte[] allowance;
    private final byte[] familiar;

    public RedisLockout(RedisLink link, LockoutSettings settings) {
        this.script = new RedisScript<>(link, RedisLockout.class, "lockout.lua", IntegerOutput::new);
        this.first = millis(settings.firstWait());
        this.longest = millis(settings.longestWait());
        this.forgotten = millis(settings.forgottenAfter());
        this.allowance = bytes(Integer.toString(settings.networkAllowance()));
        this.familiar = millis(settings.familiarFor());
    }

    @Override
    public CompletionStage<Duration> note(Attempt attempt, String account, String network, @Nullable Instant now) {
        return script.run(
                        keys(account, network),
                        bytes(attempt.name().toLowerCase(Locale.ROOT)),
                        first,
                        longest,
                        forgotten,
                        allowance,
                        familiar,
                        bytes(now == null ? "" : Long.toString(now.toEpochMilli())))
                .thenApply(Duration::ofMillis);
    }

    /** Names come from strangers: what is long, or could be taken for something else, is there as its digest. */
    static String[] keys(String account, String network) {
        var name = readable(account) ? account : sha256(account);
        var place = readable(network) ? network : sha256(network);
        return new String[] {
            PREFIX + "account:" + name,
            PREFIX + "network:" + place,
            PREFIX + "place:" + name + "|" + place,
            PREFIX + "familiar:" + name + "|" + place
        };
    }

    private static boolean readable(String text) {
        return text.length() <= READABLE && text.chars().allMatch(c -> c > ' ' && c <= '~' && "{}|".indexOf(c) < 0);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java; use another build of it", e);
        }
    }

    private static byte[] millis(Duration length) {
        return bytes(Long.toString(length.toMillis()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
