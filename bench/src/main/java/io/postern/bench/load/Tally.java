// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the sessions of one run saw. For one thread. */
final class Tally {
    private final Map<Step, Histogram> replies = new EnumMap<>(Step.class);
    private final Map<String, Failure> failures = new TreeMap<>();
    private final Histogram dataTo250 = new Histogram(3);
    private final Histogram startTo250 = new Histogram(3);
    private final Histogram dueTo250 = new Histogram(3);
    private final Histogram lateness = new Histogram(3);
    private long accepted;
    private long failed;
    private long lastAccepted;

    /** @param example the first reply of its kind, in full */
    record Failure(long count, String example) {}

    Tally() {
        for (var step : Step.values()) {
            replies.put(step, new Histogram(3));
        }
    }

    void replied(Step step, long nanos) {
        record(replies.get(step), nanos);
    }

    void late(long nanos) {
        record(lateness, nanos);
    }

    void accepted(long now, long data, long start, long due) {
        accepted++;
        lastAccepted = now;
        record(dataTo250, now - data);
        record(startTo250, now - start);
        record(dueTo250, now - due);
    }

    /** The server said no: counted by step, code and enhanced code, as texts differ in their details. */
    void refused(Step step, String reply) {
        failed++;
        count(step + " " + kind(reply), reply);
    }

    /** The message got no answer. */
    void broken(Step step, String why) {
        failed++;
        count(step + " " + why, why);
    }

    private void count(String key, String example) {
        failures.merge(key, new Failure(1, example), (a, b) -> new Failure(a.count + b.count, a.example));
    }

    /** {@code 451 4.7.1} of {@code 451 4.7.1 greylisted, try again in 3 minutes}. */
    static String kind(String reply) {
        int code = reply.indexOf(' ');
        if (code < 0) {
            return reply;
        }
        int enhanced = reply.indexOf(' ', code + 1);
        var second = reply.substring(code + 1, enhanced < 0 ? reply.length() : enhanced);
        boolean isEnhanced = second.length() >= 5 && second.charAt(1) == '.' && Character.isDigit(second.charAt(0));
        return isEnhanced ? reply.substring(0, code + 1 + second.length()) : reply.substring(0, code);
    }

    long accepted() {
        return accepted;
    }

    LoadResult result(double offered, long start, double cpuSeconds) {
        return LoadResult.of(
                this, accepted == 0 ? 0 : (lastAccepted - start) / 1e9, offered, cpuSeconds, accepted, failed);
    }

    Histogram of(Step step) {
        return replies.get(step);
    }

    Histogram dataTo250() {
        return dataTo250;
    }

    Histogram startTo250() {
        return startTo250;
    }

    Histogram dueTo250() {
        return dueTo250;
    }

    Histogram lateness() {
        return lateness;
    }

    Map<String, Failure> failures() {
        return failures;
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, nanos / 1000));
    }
}
