// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.util.Locale;

/** What is taken by the minute. */
public enum Metered {
    CONNECTIONS,
    MESSAGES,
    RECIPIENTS;

    String words() {
        return this == CONNECTIONS ? "new connections" : label();
    }

    /** In keys and metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
