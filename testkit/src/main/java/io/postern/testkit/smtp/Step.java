// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

/** The moments of an SMTP session at which a receiver speaks. */
public enum Step {
    /** The banner. */
    CONNECT,
    /** EHLO and HELO. */
    EHLO,
    MAIL,
    RCPT,
    DATA,
    /** The end of the message. */
    END,
    RSET,
    QUIT,
    /** Any other command. */
    OTHER
}
