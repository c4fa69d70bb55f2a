// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.time.Duration;
import java.time.Instant;

/**
 * When a process that died is started again: at once the first time, then at doubled intervals up to the longest.
 * One that has lived for a minute begins anew.
 *
 * @param deaths in a row
 * @param startedAt when its process was last started
 */
record RestartPlan(int deaths, Instant startedAt) {
    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration SOUND = Duration.ofMinutes(1);

    static RestartPlan started(Instant now) {
        return new RestartPlan(0, now);
    }

    RestartPlan died(Instant now) {
        boolean sound = !now.isBefore(startedAt.plus(SOUND));
        return new RestartPlan(sound ? 1 : deaths + 1, startedAt);
    }

    RestartPlan startedAgain(Instant now) {
        return new RestartPlan(deaths, now);
    }

    /**
     * How long to wait after the last death.
     *
     * @param longest the pause is never longer
     */
    Duration pause(Duration longest) {
        var wait = FIRST.multipliedBy(1L << Math.clamp(deaths - 1L, 0, 10));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
