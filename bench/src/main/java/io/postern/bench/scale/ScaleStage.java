// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.SmallDns;
import io.postern.bench.latency.Figures;
import io.postern.bench.load.Traffic;
import io.postern.bench.sink.Scanning;
import io.postern.bench.sink.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A system with its world: names, a receiver, clients. */
final class ScaleStage implements AutoCloseable {
    /** What takes longer than a worker's stop: cut off then, it would come twice. */
    static final Scanning SCANNING = new Scanning(50, ScaleSystem.STOP_GRACE.plusMillis(1500));

    private static final int SENDERS = 20;
    private static final int WINDOW_SECONDS = 5;
    private static final double SETTLED_MILLIS = 100;
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Telling telling;
    private final ScaleOptions options;
    private final SmallDns dns = SmallDns.start(names());
    private final Sink sink;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final ScaleSystem system;
    private final Doors doors;
    private final Traffic traffic;
    private final Callers callers;

    ScaleStage(Crew crew, ScaleOptions options, Telling telling) throws IOException {
        this(crew, options, telling, Scanning.NONE);
    }

    /** @param scanning what the receiver takes its time for */
    ScaleStage(Crew crew, ScaleOptions options, Telling telling, Scanning scanning) throws IOException {
        this.telling = telling;
        this.options = options;
        this.sink = Sink.start(0, scanning);
        telling.figure("messages answered late", scanning.shown());
        this.system = new ScaleSystem(crew, dns.port(), sink.port(), telling.progress());
        this.doors = Doors.watch(system.doors());
        this.traffic = new Traffic(SENDERS, "198.18.0.1", SENDERS, "d%d.senders.test", "dest.test", run);
        this.callers = new Callers(traffic, doors);
    }

    private static FewNames names() {
        var names = new FewNames();
        for (int i = 0; i < SENDERS; i++) {
            var domain = "d" + i + ".senders.test";
            names.host("mx." + domain, "198.18.0." + (i + 1))
                    .exchanger(domain, "mx." + domain)
                    .text(domain, "v=spf1 mx -all");
        }
        return names;
    }

    ScaleSystem system() {
        return system;
    }

    /**
     * Until the greylist knows everybody and the code is compiled: ever more mail, so that a system just started is not
     * buried in it, then at the rate until the answers come as they will go on to.
     */
    void warmUp() {
        for (double part : new double[] {0.2, 0.4, 0.7}) {
            warm(part * options.rate, options.warmUp());
        }
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        boolean settled = false;
        while (!settled && System.nanoTime() - end < 0) {
            settled = warm(options.rate, options.warmUp()).rcpt().p99() < SETTLED_MILLIS;
        }
        telling.step(settled ? "warm" : "still not warm, going on all the same");
    }

    private CallTally.Seen warm(double rate, Duration time) {
        var tally = new CallTally(WINDOW_SECONDS);
        callers.call(rate, time, tally);
        var seen = tally.seen();
        telling.step("warming up at %s/s: RCPT p50/p99 %s ms"
                .formatted(Figures.show(rate), seen.rcpt().brief()));
        return seen;
    }

    /** Mail at the rate; something is done meanwhile, on a thread of its own. Returns when both are over and all has arrived. */
    CallTally.Seen run(Duration time, Runnable meanwhile) {
        var tally = new CallTally(WINDOW_SECONDS);
        var other = Thread.ofPlatform().name("meanwhile").start(() -> {
            try {
                meanwhile.run();
            } catch (RuntimeException e) {
                telling.claim(false, "Something could not be done: " + e.getMessage());
            }
        });
        callers.call(options.rate, time, tally);
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var accepted = tally.accepted();
        drain(accepted);
        return account(tally.seen(), accepted);
    }

    private CallTally.Seen account(CallTally.Seen seen, BitSet accepted) {
        var missing = missing(accepted);
        var twice = sink.tally().twice(run);
        var toldOtherwise = (BitSet) twice.clone();
        toldOtherwise.andNot(accepted);
        twice.and(accepted);
        telling.figure("handed in", seen.handedIn());
        telling.figure("on the way p50/p99 ms", sink.tally().count().onTheWay().brief());
        telling.figure(
                "RCPT p50/p99/p99.9/max ms",
                "%s/%s/%s"
                        .formatted(
                                seen.rcpt().brief(),
                                Figures.show(seen.rcpt().p999()),
                                Figures.show(seen.rcpt().max())));
        telling.figure("put off for want of a connection, by workers that are there at the end", handedBack());
        telling.figure("tries that failed", seen.failures().toString());
        if (!seen.examples().isEmpty()) {
            telling.figure("in full", seen.examples().values().toString());
        }
        telling.claim(
                missing.isEmpty() && seen.givenUp() == 0,
                "Of %d messages answered with 250 %d are missing; %d clients gave up."
                        .formatted(accepted.cardinality(), missing.cardinality(), seen.givenUp()));
        telling.claim(
                twice.isEmpty() && toldOtherwise.isEmpty(),
                "%d messages came twice.".formatted(twice.cardinality() + toldOtherwise.cardinality()));
        telling.claim(seen.refused() == 0, "%d tries were answered with 5xx.".formatted(seen.refused()));
        return seen;
    }

    private long handedBack() {
        return Math.round(system.names("delivery-worker").stream()
                .mapToDouble(name -> system.process(name).counted("postern_delivery_handed_back_total"))
                .sum());
    }

    private BitSet missing(BitSet accepted) {
        var missing = (BitSet) accepted.clone();
        missing.andNot(sink.tally().seen(run));
        return missing;
    }

    /** Until everything accepted has come, or nothing has for a while. */
    private void drain(BitSet accepted) {
        long last = -1;
        long changed = System.nanoTime();
        while (!missing(accepted).isEmpty() && System.nanoTime() - changed < PATIENCE.toNanos()) {
            long now = sink.tally().messages();
            changed = now == last ? changed : System.nanoTime();
            last = now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        // What comes twice comes a little later.
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
    }

    @Override
    public void close() {
        try {
            if (options.logs != null) {
                system.copyLogs(options.logs);
            }
        } catch (IOException e) {
            telling.step("the logs could not be copied: " + e.getMessage());
        }
        doors.close();
        system.close();
        sink.close();
        dns.close();
    }
}
