// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.delivery.letter.LetterHead;

/**
 * What all reports have in common.
 *
 * @param head whose name is also that of the reporting MTA
 * @param contact the address of a person, for those who need help
 * @param maxHeader octets of the message's header that are returned at most
 */
public record ReportSettings(LetterHead head, String contact, int maxHeader) {
    /** So that a report usually fits into its record. */
    public static final int MAX_HEADER = 32 << 10;

    /** @throws IllegalArgumentException with a sentence, if the contact is no address */
    public ReportSettings {
        LetterHead.checked(contact);
        if (maxHeader < 0) {
            throw new IllegalArgumentException("a header of " + maxHeader + " octets");
        }
    }

    /** From {@code MAILER-DAEMON} at this host, help from its {@code postmaster}. */
    public static ReportSettings of(String hostname) {
        return new ReportSettings(LetterHead.of(hostname), "postmaster@" + hostname, MAX_HEADER);
    }
}
