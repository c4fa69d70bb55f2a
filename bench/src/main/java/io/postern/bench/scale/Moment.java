// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import java.util.Locale;

/** Where a try stood when it ended. */
enum Moment {
    /** No connection, or none that said anything. */
    CONNECT,
    /** The greeting. */
    BANNER,
    EHLO,
    XCLIENT,
    MAIL,
    RCPT,
    DATA,
    /** The answer to the content. */
    CONTENT;

    @Override
    public String toString() {
        return this == CONNECT || this == BANNER || this == CONTENT ? name().toLowerCase(Locale.ROOT) : name();
    }
}
