// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

/**
 * A lexical unit between white space and comments (RFC 5322 section 3.2).
 *
 * @param text of an atom as it stands, of a quoted string without quotes and backslashes, of a literal without
 *     brackets, and the character itself of a special
 */
record Token(Kind kind, String text) {

    enum Kind {
        ATOM,
        QUOTED,
        LITERAL,
        SPECIAL,
        END
    }

    boolean is(char special) {
        return kind == Kind.SPECIAL && text.charAt(0) == special;
    }

    boolean word() {
        return kind == Kind.ATOM || kind == Kind.QUOTED;
    }
}
