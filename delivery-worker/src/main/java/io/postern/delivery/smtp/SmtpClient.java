// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Hands messages over to servers. Safe for use by many threads; each destination lives on one event loop, so what
 * concerns it needs no locks.
 */
public final class SmtpClient implements Courier {
    private static final long TICK_MILLIS = 200;

    private final List<Loop> loops;
    private final Limits limits;

    /** @param loops how many event loops share the destinations */
    public SmtpClient(Vertx vertx, Limits limits, int loops) {
        this.limits = limits;
        this.loops =
                IntStream.range(0, loops).mapToObj(_ -> new Loop(vertx, limits)).toList();
    }

    @Override
    public Sending send(Mail mail, Instant now, Duration atMost, Consumer<List<Result>> listener) {
        var loop = loops.get(Math.floorMod(mail.destination().hashCode(), loops.size()));
        long millis = Uptime.millis();
        var handover =
                new Handover(mail, now, millis + limits.slotWait().toMillis(), millis + atMost.toMillis(), listener);
        loop.context.runOnContext(_ -> loop.submit(handover));
        return new Sending() {
            @Override
            public CompletionStage<Ending> ending() {
                return handover.ending;
            }

            @Override
            public void abort() {
                loop.context.runOnContext(_ -> loop.abort(handover));
            }

            @Override
            public boolean goesOn() {
                return handover.leaving();
            }
        };
    }

    /** Connections open or being opened now. */
    public int connections() {
        return loops.stream().mapToInt(loop -> loop.open).sum();
    }

    /** One event loop with the destinations that belong to it. */
    private static final class Loop {
        final Context context;
        final NetClient client;
        final Limits limits;
        final Map<String, SmtpSite> sites = new HashMap<>();
        volatile int open;

        Loop(Vertx vertx, Limits limits) {
            this.limits = limits;
            this.context = ((VertxInternal) vertx).createEventLoopContext();
            this.client = vertx.createNetClient(new NetClientOptions()
                    .setConnectTimeout((int) limits.timeoutMillis(Phase.CONNECT))
                    .setTcpNoDelay(true));
            context.runOnContext(_ -> vertx.setPeriodic(TICK_MILLIS, _ -> tick()));
        }

        void submit(Handover handover) {
            sites.computeIfAbsent(handover.mail.destination(), _ -> new SmtpSite(client, context, limits))
                    .submit(handover);
        }

        void abort(Handover handover) {
            var site = sites.get(handover.mail.destination());
            if (site == null) {
                handover.abort();
            } else {
                site.abort(handover);
            }
        }

        void tick() {
            long now = Uptime.millis();
            List.copyOf(sites.values()).forEach(site -> site.tick(now));
            sites.values().removeIf(SmtpSite::unused);
            open = sites.values().stream().mapToInt(SmtpSite::open).sum();
        }
    }
}
