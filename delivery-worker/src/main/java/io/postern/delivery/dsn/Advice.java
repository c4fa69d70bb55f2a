// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome;

/** What a person can do about a failure. */
final class Advice {
    private static final String ANOTHER_WAY = "reach the person in another way";

    private Advice() {}

    /** A sentence or two. */
    static String on(DeliveryOutcome failed) {
        boolean refused = failed.reply().permanent();
        return switch (failed.replyClass()) {
            case NO_SUCH_USER ->
                failed.reply().enhanced().equals("5.1.2")
                        ? "Nothing takes mail for that domain. Look for a mistake behind the @, or " + ANOTHER_WAY + "."
                        : "There seems to be no such mailbox. Look for a mistake in the address, or " + ANOTHER_WAY
                                + ".";
            case MAILBOX_FULL -> "The mailbox is full. Send the message again later, or " + ANOTHER_WAY + ".";
            case BLOCKED ->
                "The server does not want this message from here, and sending it again as it is will not"
                        + " help. Forward this report to the address below.";
            case NETWORK ->
                "The server was not reached in all that time. Look for a mistake behind the @, send the"
                        + " message again later, or " + ANOTHER_WAY + ".";
            case OTHER_PERMANENT -> refusal();
            case GREYLISTED, THROTTLED, OTHER_TEMPORARY -> refused ? refusal() : late();
            case null -> refused ? refusal() : late();
        };
    }

    private static String refusal() {
        return "The reason is in these words. If they do not help you, forward this report to the address below.";
    }

    private static String late() {
        return "The message was not taken in all that time. Send it again later, or " + ANOTHER_WAY + ".";
    }
}
