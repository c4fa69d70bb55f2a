// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.WaitReason;
import java.util.Locale;
import java.util.Set;

/** Why it waits, what the refusal was about, who is told, what was ordered: each in a few words. */
final class EndWords {
    private static final Set<String> BY_ORDER = Set.of("cancelled", "deleted");

    private EndWords() {}

    /** Somebody has ended it: what the settlement refers to is an order. */
    static boolean ordered(Settlement settlement) {
        return BY_ORDER.contains(settlement.rule());
    }

    static String of(ReplyClass replyClass) {
        return replyClass.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(WaitReason reason) {
        return switch (reason) {
            case HINT -> "as the server said";
            case LEARNED -> "as this site has been seen to need";
            case SCHEDULE -> "by the schedule";
            case NO_CONNECTION -> "as no connection was free";
            case LAST_ATTEMPT -> "for the last time";
        };
    }

    static String of(Settlement settlement) {
        var reference = settlement.reference();
        return switch (settlement.kind()) {
            case REPORTED -> "the sender is told" + (reference == null ? "" : " by report " + reference);
            case REMOVED ->
                "removed by rule " + settlement.rule()
                        + (reference == null ? "" : (ordered(settlement) ? ", order " : ", entry ") + reference);
        };
    }

    static String of(Command order) {
        var target = order.target();
        var mail = switch (target.kind()) {
            case MESSAGE -> "message " + target.value();
            case DESTINATION -> "mail to " + target.value();
            case SENDER -> "mail from <" + target.value() + ">";
            case QUARANTINED -> "entry " + target.value();
        };
        return switch (order.action()) {
            case RETRY -> "try " + mail + " now";
            case HOLD -> "hold " + mail;
            case RELEASE -> "release " + mail;
            case CANCEL -> "cancel " + mail;
            case REROUTE -> mail + (order.route() == null ? " the usual way" : " to " + order.route());
            case DELETE -> "delete " + mail;
        };
    }
}
