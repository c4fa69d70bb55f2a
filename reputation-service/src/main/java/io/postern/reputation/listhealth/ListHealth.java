// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.ListSpell.Fault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one list is. Each method is what something that happened makes of it; time is a parameter.
 *
 * @param goodAt when it was last known to be good
 * @param tested whether its test entries have been seen
 * @param silence how often it was silent, less how often it answered; never below zero
 * @param probeAt when it is to be probed next
 */
record ListHealth(Standing standing, Instant goodAt, boolean tested, int silence, Instant probeAt) {
    /** With so much silence of a list in use, a probe is to tell; one without an answer sets it aside then. */
    static final int TOO_SILENT = 5;
    /** At the start everything is slow, we ourselves too: so long a list that has not answered yet is not held for silent. */
    static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final int SILENT_PROBE = 2;
    private static final String SILENT = "does not answer, or too late";

    /** Whether it is asked about mail. */
    sealed interface Standing {
        Instant since();

        /** It is not, as nobody knows how it is. */
        record Untested(Instant since) implements Standing {}

        /** @param words what one should know of it; null when there is nothing to say */
        record InUse(Instant since, @Nullable String words) implements Standing {}

        /**
         * It is not.
         *
         * @param suspectSince what it said from then on is not to be trusted
         * @param tries probes that failed since
         */
        record SetAside(Instant since, Instant suspectSince, Fault fault, String words, int tries)
                implements Standing {}
    }

    static ListHealth start(Instant now) {
        return new ListHealth(new Standing.Untested(now), now, false, 0, now);
    }

    /** Why it is not asked; null if it is. */
    @Nullable
    String unusable() {
        return switch (standing) {
            case Standing.Untested _ -> "not probed yet";
            case Standing.InUse _ -> null;
            case Standing.SetAside aside -> aside.words;
        };
    }

    ListHealth probed(ProbeOutcome outcome, Instant now, HealthTimes times) {
        return switch (outcome) {
            case ProbeOutcome.Passed(boolean seen, var words) ->
                new ListHealth(
                        new Standing.InUse(standing instanceof Standing.InUse use ? use.since() : now, words),
                        now,
                        tested || seen,
                        0,
                        now.plus(times.every()));
            case ProbeOutcome.Failed(var fault, var words) -> failed(fault, words, goodAt, now, times);
            case ProbeOutcome.NoAnswer _
            when standing instanceof Standing.SetAside aside -> failed(aside.fault, aside.words, goodAt, now, times);
            case ProbeOutcome.NoAnswer _
            when standing instanceof Standing.Untested untested ->
                now.isBefore(untested.since.plus(WARM_UP))
                        ? new ListHealth(standing, goodAt, tested, silence, now.plus(times.soon()))
                        : failed(Fault.SILENT, SILENT, now, now, times);
            case ProbeOutcome.NoAnswer _
            when silence + SILENT_PROBE >= TOO_SILENT -> failed(Fault.SILENT, SILENT, now, now, times);
            case ProbeOutcome.NoAnswer _ ->
                new ListHealth(standing, goodAt, tested, silence + SILENT_PROBE, now.plus(times.retry()));
            case ProbeOutcome.NotAsked _ -> new ListHealth(standing, goodAt, tested, silence, now.plus(times.soon()));
        };
    }

    /** It has answered about mail. */
    ListHealth answered() {
        return silence == 0 ? this : new ListHealth(standing, goodAt, tested, silence - 1, probeAt);
    }

    /** It has not, in its time. That alone proves nothing: it may be we who are slow, and a probe finds that out. */
    ListHealth silent(Instant now, HealthTimes times) {
        if (!(standing instanceof Standing.InUse)) {
            return this;
        }
        var heard = new ListHealth(standing, goodAt, tested, Math.min(silence + 1, TOO_SILENT), probeAt);
        return heard.silence < TOO_SILENT ? heard : heard.doubtful(now, times);
    }

    /** A probe is to tell how it is, at once unless the last good one was just now. */
    ListHealth doubtful(Instant now, HealthTimes times) {
        var soonest = goodAt.plus(times.soon());
        var next = soonest.isAfter(now) ? soonest : now;
        return standing instanceof Standing.InUse && probeAt.isAfter(next)
                ? new ListHealth(standing, goodAt, tested, silence, next)
                : this;
    }

    /** Its hit rate is not what it was. */
    ListHealth alarmed(HitRate.Alarm alarm, Instant now, HealthTimes times) {
        return standing instanceof Standing.InUse
                ? failed(alarm.fault(), alarm.words(), alarm.since(), now, times)
                : this;
    }

    private ListHealth failed(Fault fault, String words, Instant suspect, Instant now, HealthTimes times) {
        var next = standing instanceof Standing.SetAside aside
                ? new Standing.SetAside(aside.since(), aside.suspectSince(), fault, words, aside.tries() + 1)
                : new Standing.SetAside(now, suspect, fault, words, 0);
        return new ListHealth(next, goodAt, tested, silence, now.plus(times.again(next.tries())));
    }
}
