// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/** Addresses as they stand in commands. */
public final class Addresses {
    /** RFC 5321 4.5.3.1.3 has paths of up to 256 octets. */
    private static final int MAX_LENGTH = 320;

    private static final char FIRST_BEYOND = 0xa0;

    private Addresses() {}

    /**
     * Whether an address can be said: nothing that ends a line or a path.
     *
     * @param utf8 whether it may be beyond ASCII (RFC 6531)
     */
    public static boolean speakable(String address, boolean utf8) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c < ' ' || c > '~' && (!utf8 || c < FIRST_BEYOND) || c == '<' || c == '>') {
                return false;
            }
        }
        return address.length() <= MAX_LENGTH;
    }
}
