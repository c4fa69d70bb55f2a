// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The status of a recipient (RFC 3463): the server's own, or one that follows from what it said. Pure. */
final class StatusCode {
    private static final Pattern FORM = Pattern.compile("[245](\\.\\d{1,3}\\.\\d{1,3})");

    private StatusCode() {}

    /** Class 5 for a refusal, 4 for what was given up, or is late, after temporary ones. */
    static String of(DeliveryOutcome outcome) {
        boolean failed = outcome.status() == Status.FAILED;
        boolean refused = failed && outcome.reply().permanent();
        return (refused ? "5" : "4") + detail(outcome.reply(), outcome.replyClass(), failed && !refused);
    }

    private static String detail(Reply reply, @Nullable ReplyClass what, boolean givenUp) {
        var said = FORM.matcher(reply.enhanced());
        if (said.matches()) {
            return said.group(1);
        }
        if (givenUp) {
            return ".4.7";
        }
        return switch (what) {
            case NO_SUCH_USER -> ".1.1";
            case MAILBOX_FULL -> ".2.2";
            case BLOCKED, GREYLISTED -> ".7.1";
            case THROTTLED -> ".4.5";
            case NETWORK -> ".4.1";
            case OTHER_PERMANENT, OTHER_TEMPORARY -> ".0.0";
            case null -> ".0.0";
        };
    }
}
