// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.assess;

import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.LoopbackDnsConfig;
import io.postern.bench.dns.SmallDns;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.assessment.Checks;
import io.postern.reputation.assessment.Limits;
import io.postern.reputation.assessment.Tally;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.History;
import io.postern.reputation.listhealth.HealthWatch;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.ScanTally;
import io.postern.reputation.scanner.Scanners;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** An assessor and its DNS: clients that have names, and lists that have nobody, one of which can die. */
final class AssessWorld implements AutoCloseable {
    private static final String MORTAL = "mortal.test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FewNames names = new FewNames();
    private final SmallDns server;
    private final DnsClient dns;
    private final HealthWatch watch;
    private final Scanners scanners = new Scanners(List.of(), ScanTally.NONE);
    private final Assessor assessor;
    private final LongAdder late = new LongAdder();

    /**
     * Opens it, and waits until the lists are used.
     *
     * @param clients 198.18.0.0 and on, each with a name that leads back
     * @param lists beside the one that can die
     */
    AssessWorld(int clients, int lists) {
        for (int i = 0; i < clients; i++) {
            names.host("mx" + i + ".senders.test", client(i));
        }
        var asked = new ArrayList<AskedList>();
        for (int i = 0; i < lists; i++) {
            asked.add(AskedList.ofClients("l" + i + ".test"));
        }
        asked.add(AskedList.ofClients(MORTAL));
        asked.forEach(list -> names.listed(list.name(), "127.0.0.2"));
        server = SmallDns.start(names);
        dns = DnsClient.open(LoopbackDnsConfig.usual(server.port()), DnsWatch.NONE);
        var settings = new ListSettings();
        watch = new HealthWatch(asked, settings, dns, "bench", (_, _) -> {}, InstantSource.system());
        watch.start();
        var checks = new Checks(
                new Lists(asked, watch, settings.patience()),
                Set.of(),
                Set.of(),
                "mx.bench.test",
                Set.of(),
                scanners,
                History.UNKNOWN);
        var limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(500), 150, 500);
        assessor = new Assessor(dns, limits, checks, _ -> MessageSource.of(new byte[0]), new Late());
        asked.forEach(list -> await(list.name()));
    }

    private void await(String list) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.inUse(list)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the list " + list + " is not used after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** The address of the nth client; those beyond the known ones have no name. */
    static String client(int number) {
        return "198." + (18 + (number >> 16)) + "." + (number >> 8 & 0xff) + "." + (number & 0xff);
    }

    Assessor assessor() {
        return assessor;
    }

    /** From now on one of the lists does not answer. */
    void killOneList() {
        names.silent(MORTAL);
    }

    boolean deadListIsAsked() {
        return watch.inUse(MORTAL);
    }

    /** Assessments that ended before everything was answered, since the last time. */
    long late() {
        return late.sumThenReset();
    }

    int cached() {
        return dns.cached();
    }

    private final class Late implements Tally {
        @Override
        public void assessed(Kind kind, boolean beforeTheEnd, long nanos) {
            if (beforeTheEnd) {
                late.increment();
            }
        }

        @Override
        public void expired(Kind kind) {
            late.increment();
        }
    }

    @Override
    public void close() {
        watch.close();
        scanners.close();
        dns.close();
        server.close();
    }
}
