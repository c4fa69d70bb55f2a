// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import java.time.Duration;

/**
 * When lists are probed.
 *
 * @param every a list that is well
 * @param retry the first time again after it failed; twice as long after each further failure, up to {@code every}
 */
record HealthTimes(Duration every, Duration retry) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Where a probe costs nothing, or is wanted at once. */
    Duration soon() {
        return retry.compareTo(SECOND) < 0 ? retry : SECOND;
    }

    /** @param tries probes that failed since it was set aside */
    Duration again(int tries) {
        var wait = retry.multipliedBy(1L << Math.min(tries, 20));
        return wait.compareTo(every) < 0 ? wait : every;
    }
}
