// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import io.postern.policy.checks.WhenAway;
import java.time.Duration;

/** From a triplet's standing to what the client is told. Pure. */
public final class Greylisting {
    private static final Decision WAITED = new Decision.Accept("greylist-waited");
    private static final Decision KNOWN = new Decision.Accept("greylist-known");
    private static final Decision PASSED_OVER = new Decision.Accept("greylist-away");
    private static final Decision DEFERRED = new Decision.Defer(
            "greylist-away", new Reply(451, "4.3.0", "Temporarily unable to decide, please try again later"));

    private Greylisting() {}

    public static Decision decide(Standing standing, WhenAway away) {
        return switch (standing) {
            case Standing.Stranger(var left) -> comeBack(left);
            case Standing.Early(var left) -> comeBack(left);
            case Standing.Waited _ -> WAITED;
            case Standing.Known _ -> KNOWN;
            case Standing.Away _ -> away == WhenAway.PASS ? PASSED_OVER : DEFERRED;
        };
    }

    /** Other mail servers read these words and come back on time: the wording is fixed. */
    private static Decision comeBack(Duration left) {
        long seconds = Math.max(1, (left.toMillis() + 999) / 1000);
        return new Decision.Defer(
                "greylisted", new Reply(451, "4.7.1", "Greylisted, please try again in " + seconds + " seconds"));
    }
}
