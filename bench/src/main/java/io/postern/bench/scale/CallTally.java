// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.latency.Percentiles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the clients of one run saw. For any number of threads. */
final class CallTally {
    /** A percentile of less says little. */
    private static final int ENOUGH = 100;

    private final long windowNanos;
    private final long begun = System.nanoTime();
    private final BitSet accepted = new BitSet();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final Histogram rcpt = new Histogram(3);
    private final List<Histogram> windows = new ArrayList<>();
    private int handedIn;
    private int refused;
    private int givenUp;
    private int turnedAway;
    private int closed;
    private int others;

    /** @param windowSeconds for the slowest of them */
    CallTally(int windowSeconds) {
        this.windowNanos = windowSeconds * 1_000_000_000L;
    }

    synchronized void tried(Try one) {
        if (one.accepted()) {
            accepted.set(one.number());
            handedIn++;
        } else {
            failures.merge(one.kind(), 1, Integer::sum);
            examples.putIfAbsent(one.kind(), one.reply());
            refused += one.refused() ? 1 : 0;
            closed += one.closed() ? 1 : 0;
            turnedAway += one.turnedAway() ? 1 : 0;
            others += one.turnedAway() || one.closed() ? 0 : 1;
        }
        if (one.rcptMicros() >= 0) {
            rcpt.recordValue(one.rcptMicros());
            window().recordValue(one.rcptMicros());
        }
    }

    private Histogram window() {
        int now = (int) ((System.nanoTime() - begun) / windowNanos);
        while (windows.size() <= now) {
            windows.add(new Histogram(3));
        }
        return windows.get(now);
    }

    synchronized void givenUp() {
        givenUp++;
    }

    /** Numbers of tries that were answered with 250. */
    synchronized BitSet accepted() {
        return (BitSet) accepted.clone();
    }

    /**
     * What they saw.
     *
     * @param handedIn messages answered with 250
     * @param refused tries answered with 5xx
     * @param givenUp messages that were put off for a minute
     * @param turnedAway tries that were told 421 in the banner's place
     * @param closed tries at a port where nobody listened
     * @param others tries that failed otherwise, the refused ones among them
     * @param rcpt the answer to RCPT, in milliseconds
     * @param slowestP99 the highest 99th percentile of any window, in milliseconds
     * @param slowestAt when that window began, in seconds
     */
    record Seen(
            int handedIn,
            int refused,
            int givenUp,
            int turnedAway,
            int closed,
            int others,
            Percentiles rcpt,
            double slowestP99,
            int slowestAt,
            Map<String, Integer> failures,
            Map<String, String> examples) {}

    synchronized Seen seen() {
        double slowest = 0;
        int at = 0;
        for (int i = 0; i < windows.size(); i++) {
            var p99 = windows.get(i).getValueAtPercentile(99) / 1e3;
            if (windows.get(i).getTotalCount() >= ENOUGH && p99 > slowest) {
                slowest = p99;
                at = (int) (i * windowNanos / 1_000_000_000L);
            }
        }
        return new Seen(
                handedIn,
                refused,
                givenUp,
                turnedAway,
                closed,
                others,
                Percentiles.of(rcpt),
                slowest,
                at,
                Map.copyOf(failures),
                Map.copyOf(examples));
    }
}
