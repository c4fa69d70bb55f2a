// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.settings.RedisConfig;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.Gates;
import io.postern.edge.limit.LimitSettings;
import io.postern.edge.limit.ListenerLimits;
import io.postern.redis.RedisLink;
import io.vertx.core.Vertx;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The gates of this edge, and the link to Redis where limits hold for all edges together. */
final class SmtpLimits implements AutoCloseable {
    private final Gates gates;
    private final @Nullable RedisLink link;

    private SmtpLimits(Gates gates, @Nullable RedisLink link) {
        this.gates = gates;
        this.link = link;
    }

    /**
     * @param listeners what holds at each, by name
     * @param ordinal of this edge; edges that have the same by mistake are told apart all the same
     * @throws IllegalArgumentException with a sentence, if a setting makes no sense
     */
    static SmtpLimits open(
            LimitSettings settings,
            Map<String, ListenerLimits> listeners,
            RedisConfig redis,
            int ordinal,
            Vertx vertx,
            EdgeMetrics metrics) {
        var link = settings.cluster() ? new RedisLink(access(redis), redis.timeout()) : null;
        var gates = Gates.of(settings, listeners, link, ordinal + "-" + nonce());
        if (link != null) {
            vertx.setPeriodic(Gate.REFRESH.toMillis(), timer -> gates.refresh());
        }
        metrics.meters().gauge(EdgeCatalogue.LIMITS_ADDRESSES, gates::addresses);
        metrics.meters().counter(EdgeCatalogue.LIMITS_UNANSWERED, gates::missed);
        return new SmtpLimits(gates, link);
    }

    private static RedisAccess access(RedisConfig redis) {
        return RedisAccess.of(redis)
                .orElseThrow(
                        () -> new IllegalArgumentException("postern.redis.url is empty; name a Redis server, or set"
                                + " postern.edge.limits.cluster-limits: false"));
    }

    private static String nonce() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    RedisState redis() {
        return link == null ? RedisState.NOT_USED : RedisState.of(link.connected());
    }

    Gate gate(String listener) {
        return gates.at(listener);
    }

    /** What is open here is forgotten by the other edges soon after. */
    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}
