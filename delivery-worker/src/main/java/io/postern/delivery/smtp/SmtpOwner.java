// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;

/** Who is told what becomes of a connection. */
interface SmtpOwner {
    /** Its dialogue is over, and all results are absorbed. */
    void finished(SmtpConnection connection, Handover handover, MailDialogue dialogue, boolean usable);

    /** Ended before it was ready; nothing was tried. */
    void refused(Handover handover, Scope scope, Reply why, String remote);

    /** Ended while nobody used it. */
    void gone(SmtpConnection connection);
}
