// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.output.NestedMultiOutput;
import io.postern.contracts.access.RedisAccess;
import io.postern.redis.Circuit;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The greylist in Redis: one script a triplet, all of one asking in one flush. The rules are in greylist.lua; this
 * class only carries them.
 */
public final class RedisGreylist implements Greylist, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RedisGreylist.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisLink link;
    private final RedisScript<List<Object>> script;
    private final Circuit circuit = new Circuit(PAUSE);
    private final byte[] block;
    private final byte[] pass;
    private final byte[] keep;

    /**
     * Connects in the background.
     *
     * @param access such as to {@code redis://127.0.0.1:6379}
     * @param timeout after which a command has failed
     * @throws IllegalArgumentException if the URL cannot be read
     */
    public RedisGreylist(RedisAccess access, Duration timeout, GreylistSettings settings) {
        this.link = new RedisLink(access, timeout);
        this.script = new RedisScript<>(link, RedisGreylist.class, "greylist.lua", NestedMultiOutput::new);
        this.block = millis(settings.blockPeriod());
        this.pass = millis(settings.passPeriod());
        this.keep = millis(settings.recordExpiration());
    }

    /** Redis is connected now; it may still be silent. */
    public boolean connected() {
        return link.connected();
    }

    @Override
    public CompletionStage<List<Standing>> attempt(List<Triplet> triplets, @Nullable Instant now) {
        if (!circuit.allows(System.nanoTime())) {
            return CompletableFuture.completedFuture(Collections.nCopies(triplets.size(), new Standing.Away()));
        }
        var time = bytes(now == null ? "" : Long.toString(now.toEpochMilli()));
        var answers = script.runAll(
                triplets.stream().map(triplet -> call(triplet, time)).toList());
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handle((_, failure) -> {
                    if (failure == null) {
                        succeeded();
                    } else {
                        failed(failure);
                    }
                    return answers.stream().map(RedisGreylist::standing).toList();
                });
    }

    private RedisScript.Call call(Triplet triplet, byte[] time) {
        return new RedisScript.Call(List.of(RedisKeys.of(triplet)), List.of(block, pass, keep, time));
    }

    private static Standing standing(CompletableFuture<List<Object>> done) {
        if (done.state() != CompletableFuture.State.SUCCESS) {
            return new Standing.Away();
        }
        var answer = done.resultNow();
        var time = Duration.ofMillis((Long) answer.get(1));
        return switch (((Long) answer.get(0)).intValue()) {
            case 0 -> new Standing.Stranger(time);
            case 1 -> new Standing.Early(time);
            case 2 -> new Standing.Waited(time);
            default -> new Standing.Known();
        };
    }

    private void succeeded() {
        if (circuit.succeeded()) {
            LOG.log(System.Logger.Level.INFO, "Redis answers again, greylisting goes on");
        }
    }

    private void failed(Throwable failure) {
        if (circuit.failed(System.nanoTime())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not do its work, so postern.greylist.when-redis-is-away applies: "
                            + RedisLink.reason(failure));
        }
    }

    private static byte[] millis(Duration length) {
        return bytes(Long.toString(length.toMillis()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        link.close();
    }
}
