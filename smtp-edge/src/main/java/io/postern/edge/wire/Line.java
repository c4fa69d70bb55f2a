// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * A command line without its CRLF, one character an octet.
 *
 * @param fault what is wrong with it; then the text is only what came before
 */
public record Line(String text, @Nullable Fault fault) {
    public enum Fault {
        TOO_LONG,
        BARE_CR,
        BARE_LF,
        NUL
    }
}
