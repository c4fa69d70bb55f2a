// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import java.util.regex.Pattern;

/**
 * Who our letters come from.
 *
 * @param hostname the name of this gateway; also the domain of its Message-IDs
 * @param from the address in the From field; the envelope's is null
 */
public record LetterHead(String hostname, String from) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[A-Za-z0-9.:]{1,60}]");

    /** @throws IllegalArgumentException with a sentence, if they cannot stand in a header */
    public LetterHead {
        if (!NAME.matcher(hostname).matches()) {
            throw new IllegalArgumentException("'" + Printable.text(hostname, 100) + "' is no name of a host");
        }
        checked(from);
    }

    /** {@code MAILER-DAEMON} at this host. */
    public static LetterHead of(String hostname) {
        return new LetterHead(hostname, "MAILER-DAEMON@" + hostname);
    }

    /** @throws IllegalArgumentException with a sentence, if it is no plain address */
    public static String checked(String address) {
        if (!address.matches("[!-;=?-~]{1,64}@[!-;=?A-~]{1,253}")) {
            throw new IllegalArgumentException("'" + Printable.text(address, 100) + "' is no address");
        }
        return address;
    }
}
