// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.output.IntegerOutput;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * In Redis: the rules are in sessions.lua and rate.lua, this class only carries them. An address and its network share
 * the hash tag of Redis Cluster, as one step touches both: {@code postern:limit:{192.0.2.0}:…}. Fails when Redis does not
 * answer.
 */
final class RedisClusterLimits implements ClusterLimits {
    private static final String PREFIX = "postern:limit:{";
    private static final byte[] NO_LIMIT = bytes(0);

    private final RedisScript<Long> sessions;
    private final RedisScript<Long> rate;
    private final LimitSettings settings;
    private final byte[] edge;
    private final String scope;

    /** What is counted for all listeners together. @param edge unlike that of any other edge that runs */
    RedisClusterLimits(RedisLink link, LimitSettings settings, String edge) {
        this(link, settings, edge, "");
    }

    /** @param scope what is counted apart has one of its own: {@code @} and a listener's name; else it is empty */
    RedisClusterLimits(RedisLink link, LimitSettings settings, String edge, String scope) {
        this.scope = scope;
        this.sessions = new RedisScript<>(link, RedisClusterLimits.class, "sessions.lua", IntegerOutput::new);
        this.rate = new RedisScript<>(link, RedisClusterLimits.class, "rate.lua", IntegerOutput::new);
        this.settings = settings;
        this.edge = edge.getBytes(UTF_8);
    }

    @Override
    public CompletionStage<Admission> admit(Open open, @Nullable Instant now) {
        int perAddress = settings.sessionsPerAddress();
        int perNetwork = settings.sessionsPerNetwork();
        return sessions.runAll(List.of(call(open, bytes(perAddress), bytes(perNetwork), now)))
                .getFirst()
                .thenApply(answer -> switch (answer.intValue()) {
                    case 1 -> new Admission.TooManyFromAddress(perAddress);
                    case 2 -> new Admission.TooManyFromNetwork(perNetwork);
                    default -> Admission.ADMITTED;
                });
    }

    @Override
    public CompletionStage<?> note(List<Open> opens, @Nullable Instant now) {
        var calls =
                opens.stream().map(open -> call(open, NO_LIMIT, NO_LIMIT, now)).toList();
        return CompletableFuture.allOf(sessions.runAll(calls).toArray(CompletableFuture[]::new));
    }

    private RedisScript.Call call(Open open, byte[] perAddress, byte[] perNetwork, @Nullable Instant now) {
        return new RedisScript.Call(
                keys(open.address(), scope),
                List.of(
                        edge,
                        bytes(open.ofAddress()),
                        bytes(open.ofNetwork()),
                        perAddress,
                        perNetwork,
                        bytes(LIFE.toMillis()),
                        now == null ? new byte[0] : bytes(now.toEpochMilli())));
    }

    @Override
    public CompletionStage<Allowance> take(Metered what, Source address, int count, @Nullable Instant now) {
        int perMinute = settings.perMinute(what);
        if (perMinute <= 0 || count <= 0) {
            return CompletableFuture.completedFuture(Allowance.ALLOWED);
        }
        return rate.run(
                        new String[] {key(what, address, scope)},
                        bytes(perMinute),
                        bytes(count),
                        now == null ? new byte[0] : bytes(ChronoUnit.MICROS.between(Instant.EPOCH, now)))
                .thenApply(micros -> micros <= 0
                        ? Allowance.ALLOWED
                        : new Allowance.Wait(what, perMinute, Duration.of(micros, ChronoUnit.MICROS)));
    }

    /** The address's, and its network's. */
    static List<String> keys(Source address, String scope) {
        var network = PREFIX + address.network().text() + "}:sessions" + scope;
        return List.of(network + ":" + address.text(), network);
    }

    static String key(Metered what, Source address, String scope) {
        return PREFIX + address.machine().text() + "}:" + what.label() + scope;
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
