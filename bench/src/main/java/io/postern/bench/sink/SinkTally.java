// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import io.postern.bench.latency.Percentiles;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What has arrived. For any number of threads. */
public final class SinkTally {
    private final Map<String, BitSet> seen = new HashMap<>();
    private final Map<String, BitSet> twice = new HashMap<>();
    private Histogram onTheWay = new Histogram(3);
    private long messages;
    private long recipients;
    private long octets;
    private long duplicates;
    private long firstNanos;
    private long lastNanos;

    /**
     * What has arrived so far.
     *
     * @param duplicates messages that had arrived before, by their {@code X-Bench-Id}
     * @param seconds from the first message to the last
     * @param onTheWay from the sending of the content, by its {@code X-Bench-Sent}, to its end here
     * @param lastNanos {@link System#nanoTime} of the last message
     */
    public record Count(
            long messages,
            long recipients,
            long octets,
            long duplicates,
            double seconds,
            double perSecond,
            Percentiles onTheWay,
            long lastNanos) {}

    synchronized void arrived(BenchHeaders headers, int forRecipients, long size, long nowNanos, long nowMicros) {
        if (messages == 0) {
            firstNanos = nowNanos;
        }
        messages++;
        lastNanos = nowNanos;
        recipients += forRecipients;
        octets += size;
        if (headers.sentMicros() > 0) {
            onTheWay.recordValue(Math.max(0, nowMicros - headers.sentMicros()));
        }
        if (!headers.run().isEmpty()) {
            var numbers = seen.computeIfAbsent(headers.run(), run -> new BitSet());
            if (numbers.get(headers.number())) {
                duplicates++;
                twice.computeIfAbsent(headers.run(), run -> new BitSet()).set(headers.number());
            }
            numbers.set(headers.number());
        }
    }

    public synchronized long messages() {
        return messages;
    }

    public synchronized Count count() {
        double seconds = (lastNanos - firstNanos) / 1e9;
        return new Count(
                messages,
                recipients,
                octets,
                duplicates,
                seconds,
                seconds > 0 ? messages / seconds : 0,
                Percentiles.of(onTheWay),
                lastNanos);
    }

    /** The numbers of a run's messages that have arrived. */
    public synchronized BitSet seen(String run) {
        return (BitSet) seen.getOrDefault(run, new BitSet()).clone();
    }

    /** Of those, the ones that arrived more than once. */
    public synchronized BitSet twice(String run) {
        return (BitSet) twice.getOrDefault(run, new BitSet()).clone();
    }

    /** Starts counting anew; what was seen before still counts as seen. */
    public synchronized void reset() {
        messages = recipients = octets = duplicates = firstNanos = lastNanos = 0;
        onTheWay = new Histogram(3);
    }
}
