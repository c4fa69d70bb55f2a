// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Target;

/** What an order does, in one sentence. */
final class OrderWords {
    private OrderWords() {}

    /** @param system what names the system to another command: empty, or with a space before it */
    static String of(Command order, String system) {
        var mail = mail(order.target());
        return switch (order.action()) {
            case RETRY -> mail + " that waits is tried now, if it is not held.";
            case HOLD ->
                mail + " is held until " + ReleaseWords.command(order.target(), system)
                        + "; an attempt that is being made ends as it ends.";
            case RELEASE ->
                mail
                        + " goes on now, if it was held and no other order holds it; its time to be tried begins anew then.";
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

    /** The mail that is meant, at the beginning of a sentence. */
    static String mail(Target target) {
        var words = ReleaseWords.mail(target);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
