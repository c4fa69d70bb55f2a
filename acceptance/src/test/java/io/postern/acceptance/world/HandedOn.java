// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.testkit.smtp.SmtpReply;

/** Mail that an upstream hands on: nothing of it waits for the greylist, and the hop before it is judged. */
public final class HandedOn {
    /** One of the upstreams of a {@link World}. */
    public static final String BACKUP = "198.18.7.1";

    private HandedOn() {}

    /**
     * Sends it from {@code anna@senders.test}.
     *
     * @param hop from which the upstream says it has the message
     */
    public static SmtpReply send(World world, String message, String hop, String recipient) {
        return send(world, "anna@senders.test", message, hop, recipient);
    }

    public static SmtpReply send(World world, String sender, String message, String hop, String recipient) {
        try (var upstream = world.strangerFrom(BACKUP)) {
            return upstream.send(sender, received(hop) + message, recipient);
        }
    }

    /** What the upstream writes on top of it. */
    public static String received(String hop) {
        return "Received: from mail.example (unknown [" + hop + "])\r\n"
                + "\tby backup.local.test (Postfix) with ESMTPS id 4XyZ0q1Wz9z3;"
                + " Thu, 1 Jan 2026 12:00:00 +0000 (UTC)\r\n";
    }
}
