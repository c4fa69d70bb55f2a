// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes every triplet known to the greylist before anything is measured: each is sent once, and again after the wait, until
 * all are accepted.
 */
public final class Prepass {
    private static final int SESSIONS = 20;
    private static final int PASSES = 4;

    private Prepass() {}

    /**
     * @param wait between two passes; longer than the greylist's block period
     * @return the passes made; all is known if the last one has no failures
     */
    public static List<LoadResult> run(LoadPlan plan, Traffic traffic, Duration wait) {
        var once = new LoadPlan(
                plan.server(),
                SESSIONS,
                0,
                traffic.triplets(),
                Duration.ofMinutes(10),
                1,
                plan.size(),
                plan.address(),
                plan.patience(),
                0);
        var passes = new ArrayList<LoadResult>();
        while (passes.size() < PASSES) {
            var pass = Generator.run(once, traffic);
            passes.add(pass);
            if (pass.failed() == 0 || passes.size() == PASSES) {
                break;
            }
            pause(wait);
        }
        return passes;
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the greylist was waited for", e);
        }
    }
}
