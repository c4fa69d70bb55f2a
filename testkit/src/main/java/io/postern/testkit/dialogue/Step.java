// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import java.util.Map;

/** What happens next in a dialogue. */
public sealed interface Step {
    /** Of the file, from 1. */
    int line();

    /** The client says this. What it says without waiting for a reply in between goes out together. */
    record Say(int line, byte[] octets) implements Step {}

    /** The client begins a TLS handshake, and all that follows is encrypted. What it said before goes out before. */
    record ShakeHands(int line) implements Step {}

    /**
     * The server must do this.
     *
     * @param times how often
     * @param otherwise what certain servers do instead
     */
    record Expect(int line, int times, Expected usual, Map<String, Expected> otherwise) implements Step {
        Expected of(String server) {
            return otherwise.getOrDefault(server, usual);
        }
    }
}
