// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.settings.RedisConfig;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.LimitSettings;
import io.postern.redis.RedisLink;
import io.vertx.core.Vertx;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The gate of this edge, and the link to Redis where limits hold for all edges together. */
final class SmtpLimits implements AutoCloseable {
    private final Gate gate;
    private final @Nullable RedisLink link;

    private SmtpLimits(Gate gate, @Nullable RedisLink link) {
        this.gate = gate;
        this.link = link;
    }

    /**
     * @param ordinal of this edge; edges that have the same by mistake are told apart all the same
     * @throws IllegalArgumentException with a sentence, if a setting makes no sense
     */
    static SmtpLimits open(LimitSettings settings, RedisConfig redis, int ordinal, Vertx vertx, EdgeMetrics metrics) {
        var link = settings.cluster() ? new RedisLink(url(redis), redis.timeout()) : null;
        var gate = Gate.of(settings, link, ordinal + "-" + nonce());
        if (link != null) {
            vertx.setPeriodic(Gate.REFRESH.toMillis(), timer -> gate.refresh());
        }
        metrics.gauge("postern.edge.limits.addresses", "Client addresses with sessions now.", gate::addresses);
        metrics.gauge(
                "postern.edge.limits.unanswered",
                "Questions about limits of all edges that Redis did not answer in time.",
                gate::missed);
        return new SmtpLimits(gate, link);
    }

    private static String url(RedisConfig redis) {
        return redis.url()
                .filter(url -> !url.isBlank())
                .orElseThrow(
                        () -> new IllegalArgumentException("postern.redis.url is empty; name a Redis server, or set"
                                + " postern.edge.limits.cluster-limits: false"));
    }

    private static String nonce() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    Gate gate() {
        return gate;
    }

    /** What is open here is forgotten by the other edges soon after. */
    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
    }
}
