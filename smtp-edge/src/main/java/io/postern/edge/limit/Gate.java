// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.network.Networks;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and rates: this edge's own limits first, then, if switched on, those of all edges together. What this edge
 * knows by itself is answered at once; what Redis is asked about comes within the deadline, on a thread of Redis'. Safe
 * for use by several event loops.
 */
public final class Gate {
    /** How often {@link #refresh} is to be called. */
    public static final Duration REFRESH = ClusterLimits.LIFE.dividedBy(3);

    private static final int BATCH = 100;

    private final LimitSettings settings;
    private final Concurrent sessions;
    private final ClusterLimits cluster;
    private final Map<Metered, Meter> meters = new EnumMap<>(Metered.class);

    /** A rate here, and that of all edges. */
    private record Meter(Rate rate, ClusterLimits cluster) {}

    /** @param link null where every edge is alone, or the limits of all edges are switched off */
    public static Gate of(LimitSettings settings, @Nullable RedisLink link, String edge) {
        return new Gate(settings, cluster(settings, link, edge, ""));
    }

    private static ClusterLimits cluster(LimitSettings settings, @Nullable RedisLink link, String edge, String scope) {
        return link == null || !settings.cluster()
                ? ClusterLimits.NONE
                : new GuardedClusterLimits(
                        new RedisClusterLimits(link, settings, edge, scope),
                        settings.clusterDeadline(),
                        System::nanoTime);
    }

    /** One that everybody passes. */
    public static Gate open() {
        var none = new LimitSettings(
                0,
                0,
                Networks.NONE,
                0,
                0,
                0,
                1,
                new Tarpit(0, Duration.ZERO, Integer.MAX_VALUE, 0),
                Pace.Floor.NONE,
                new SessionTime(Duration.ZERO, Duration.ZERO),
                false,
                Duration.ofSeconds(1));
        return new Gate(none, ClusterLimits.NONE);
    }

    Gate(LimitSettings settings, ClusterLimits cluster) {
        this.settings = settings;
        this.cluster = cluster;
        this.sessions = concurrent(settings);
        for (var what : Metered.values()) {
            meters.put(what, new Meter(rate(what, settings), cluster));
        }
    }

    private Gate(Gate common, ListenerLimits own, ClusterLimits cluster) {
        this.settings = own.settings();
        this.cluster = own.ownSessions() ? cluster : common.cluster;
        this.sessions = own.ownSessions() ? concurrent(settings) : common.sessions;
        this.meters.putAll(common.meters);
        for (var what : own.ownRates()) {
            meters.put(what, new Meter(rate(what, settings), cluster));
        }
    }

    /**
     * That of a listener: what it has figures of its own for is counted apart, the rest together with everybody who
     * comes through this one.
     *
     * @param listener its name; on all edges that have it, its sessions and rates count together
     * @param edge as for this one
     */
    Gate beside(String listener, ListenerLimits own, @Nullable RedisLink link, String edge) {
        return own.shared() ? this : new Gate(this, own, cluster(own.settings(), link, edge, "@" + listener));
    }

    private static Concurrent concurrent(LimitSettings settings) {
        return new Concurrent(settings.sessionsPerAddress(), settings.sessionsPerNetwork(), Networks.NONE);
    }

    private static Rate rate(Metered what, LimitSettings settings) {
        return new Rate(what, settings.perMinute(what), settings.rateTable());
    }

    /**
     * Somebody wants a session. Who is admitted must be released once, who is not must not be: also one who has left by
     * the time of the answer.
     *
     * @param address who it is: after a PROXY header the client's, XCLIENT does not change it
     * @param nanoTime {@link System#nanoTime}
     */
    public CompletionStage<Admission> admit(byte[] address, long nanoTime) {
        if (settings.exempt().contains(address)) {
            return CompletableFuture.completedFuture(Admission.ADMITTED);
        }
        CompletionStage<Admission> shared;
        // What is said of this address must reach Redis in the order in which it came to be so.
        synchronized (sessions) {
            var own = own(address, nanoTime);
            if (!(own instanceof Admission.Admitted)) {
                return CompletableFuture.completedFuture(own);
            }
            shared = cluster.admit(sessions.open(Source.of(address)), null);
        }
        return shared.thenCompose(admission -> admission instanceof Admission.Admitted
                        ? meter(Metered.CONNECTIONS)
                                .cluster()
                                .take(Metered.CONNECTIONS, Source.of(address), 1, null)
                                .thenApply(Gate::admission)
                        : CompletableFuture.completedFuture(admission))
                .whenComplete((admission, _) -> {
                    if (!(admission instanceof Admission.Admitted)) {
                        release(address);
                    }
                });
    }

    private Admission own(byte[] address, long nanoTime) {
        var admission = sessions.admit(address);
        if (!(admission instanceof Admission.Admitted)) {
            return admission;
        }
        var rate = admission(meter(Metered.CONNECTIONS).rate().take(address, 1, nanoTime));
        if (!(rate instanceof Admission.Admitted)) {
            sessions.release(address);
        }
        return rate;
    }

    private static Admission admission(Allowance allowance) {
        return allowance instanceof Allowance.Wait wait ? new Admission.TooFast(wait) : Admission.ADMITTED;
    }

    private Meter meter(Metered what) {
        return Objects.requireNonNull(meters.get(what));
    }

    /** One that was admitted has ended. */
    public void release(byte[] address) {
        if (settings.exempt().contains(address)) {
            return;
        }
        synchronized (sessions) {
            sessions.release(address);
            cluster.note(List.of(sessions.open(Source.of(address))), null);
        }
    }

    /**
     * A client wants to send so many.
     *
     * @param what messages, at MAIL, or recipients, at RCPT; connections are counted by {@link #admit}
     */
    public CompletionStage<Allowance> take(Metered what, byte[] address, int count, long nanoTime) {
        if (settings.exempt().contains(address)) {
            return CompletableFuture.completedFuture(Allowance.ALLOWED);
        }
        var meter = meter(what);
        var own = meter.rate().take(address, count, nanoTime);
        return own instanceof Allowance.Wait
                ? CompletableFuture.completedFuture(own)
                : meter.cluster().take(what, Source.of(address), count, null);
    }

    /** Its sessions are counted by themselves, and not by another one. */
    boolean apart(Gate from) {
        return sessions != from.sessions;
    }

    /** Says again what is open here, so that it is not taken for that of an edge that died. */
    public void refresh() {
        if (cluster == ClusterLimits.NONE) {
            return;
        }
        var all = sessions.all();
        for (int i = 0; i < all.size(); i += BATCH) {
            var some = all.subList(i, Math.min(all.size(), i + BATCH));
            synchronized (sessions) {
                cluster.note(some.stream().map(sessions::open).toList(), null);
            }
        }
    }

    /** How many addresses have sessions on this edge now. */
    public int addresses() {
        return sessions.addresses();
    }

    /** How many questions about all edges had no answer in time. */
    long missed() {
        return missed(clusters());
    }

    static long missed(Stream<ClusterLimits> clusters) {
        return clusters.distinct()
                .mapToLong(cluster -> cluster instanceof GuardedClusterLimits guarded ? guarded.missed() : 0)
                .sum();
    }

    /** Whom it asks about all edges. */
    Stream<ClusterLimits> clusters() {
        return Stream.concat(Stream.of(cluster), meters.values().stream().map(Meter::cluster));
    }
}
