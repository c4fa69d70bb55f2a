// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.Reply;
import java.time.Duration;

/**
 * What mistakes cost: nothing at first, then time, then the session. A mistake is a command that we do not understand or
 * that is out of order; a refused recipient is one answered with 5xx. One that was put off with 4xx is neither, as
 * greylisting and limits of ours are no fault of the client's.
 *
 * @param free mistakes and refused recipients, taken together, that are answered at once
 * @param ceiling of the delay; zero for none at all
 * @param mistakes of a session that are put up with; one more ends it
 * @param refusedRecipients of a session that are put up with; one more ends it; 0 for no limit
 */
public record Tarpit(int free, Duration ceiling, int mistakes, int refusedRecipients) {
    private static final int LONGEST_SHIFT = 16;

    /** What comes next. */
    public sealed interface Patience {
        /** The reply that says no is held back for so long; zero for at once. Replies that say yes are not. */
        record Delay(Duration time) implements Patience {}

        /** This is said after the reply, and the session ends. */
        record Over(Reply reply) implements Patience {}
    }

    /**
     * @param mistakesSoFar in this session, the one to be answered now among them
     * @param refusedSoFar recipients refused in this session, the one to be answered now among them
     */
    public Patience after(int mistakesSoFar, int refusedSoFar) {
        if (mistakesSoFar > mistakes) {
            return over("Too many errors (%d) in this session, closing".formatted(mistakesSoFar));
        }
        if (refusedRecipients > 0 && refusedSoFar > refusedRecipients) {
            return over("Too many refused recipients (%d) in this session, closing; please clean your list"
                    .formatted(refusedSoFar));
        }
        int beyond = mistakesSoFar + refusedSoFar - free;
        if (beyond <= 0) {
            return new Patience.Delay(Duration.ZERO);
        }
        var delay = Duration.ofSeconds(1L << Math.min(beyond - 1, LONGEST_SHIFT));
        return new Patience.Delay(delay.compareTo(ceiling) < 0 ? delay : ceiling);
    }

    private static Patience over(String text) {
        return new Patience.Over(new Reply(421, "4.7.0", text));
    }
}
