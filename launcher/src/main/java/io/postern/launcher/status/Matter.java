// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service knows of beside itself, well or not.
 *
 * @param service who tells it
 * @param kind {@code part}, {@code scanner}, {@code certificate} or {@code list}
 * @param name such as the scanner's in the settings
 * @param state how bad it is
 * @param words what is the matter, as the end of a sentence that begins with the name
 * @param expires when a certificate does, in ISO-8601; null for all else
 */
record Matter(
        String service,
        String kind,
        String name,
        State state,
        String words,
        @Nullable String expires) {
    enum State {
        FINE,
        /** Nothing is wrong yet. */
        SOON,
        WRONG
    }

    static Matter of(String service, String kind, String name, State state, String words) {
        return new Matter(service, kind, name, state, words, null);
    }

    static Matter certificate(String service, String name, State state, String words, Instant expires) {
        return new Matter(service, "certificate", name, state, words, expires.toString());
    }
}
