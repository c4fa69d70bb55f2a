// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Target;
import io.postern.launcher.SafeWords;

/** What an order does, in one sentence. */
final class OrderWords {
    private OrderWords() {}

    /** @param system what names the system to another command: empty, or with a space before it */
    static String of(Command order, String system) {
        var mail = mail(order.target());
        return switch (order.action()) {
            case RETRY -> mail + " that waits is tried now, if it is not held.";
            case HOLD ->
                mail + " is held until ./postern queue release " + option(order.target()) + system
                        + "; an attempt that is being made ends as it ends.";
            case RELEASE -> mail + " is no longer held, and goes on now; its time to be tried begins anew.";
            case CANCEL ->
                mail
                        + (order.target().kind() == Target.Kind.MESSAGE ? "" : " that was accepted until now")
                        + " is taken out of the queue and not tried again; its sender is not told. An attempt that is being made"
                        + " ends as it ends.";
            case REROUTE ->
                order.route() == null
                        ? mail + " goes the usual way again."
                        : mail + " is handed over to " + order.route() + " from now on; ./postern queue reroute --usual"
                                + system + " takes that back.";
            case DELETE -> mail + " is deleted.";
        };
    }

    private static String mail(Target target) {
        return switch (target.kind()) {
            case MESSAGE -> "Message " + target.value();
            case DESTINATION -> "Mail to " + target.value();
            case SENDER -> "Mail from <" + SafeWords.of(target.value()) + ">";
            case QUARANTINED -> "Entry " + target.value();
        };
    }

    private static String option(Target target) {
        return switch (target.kind()) {
            case MESSAGE -> "--message " + target.value();
            case DESTINATION -> "--destination " + target.value();
            case SENDER -> "--sender '" + (target.value().isEmpty() ? "<>" : SafeWords.of(target.value())) + "'";
            case QUARANTINED -> target.value();
        };
    }
}
