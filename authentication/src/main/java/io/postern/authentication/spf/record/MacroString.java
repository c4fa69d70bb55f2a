// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import java.util.List;

/** Text with macros in it (RFC 7208 section 7.1). */
public record MacroString(List<Piece> pieces) {
    public MacroString {
        pieces = List.copyOf(pieces);
    }

    public sealed interface Piece {}

    /** Stands for itself; {@code %%}, {@code %_} and {@code %-} are in it as what they mean. */
    public record Literal(String text) implements Piece {}

    /**
     * A macro with its transformers (RFC 7208 section 7.1).
     *
     * @param letter in lower case
     * @param escaped it was written in upper case: what it expands to is escaped as in URLs
     * @param parts how many parts count, from the right; {@link Integer#MAX_VALUE} for all
     * @param delimiters what separates the parts; at least one character
     */
    public record Macro(char letter, boolean escaped, int parts, boolean reversed, String delimiters)
            implements Piece {}
}
