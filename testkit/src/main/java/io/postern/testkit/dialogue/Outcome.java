// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import java.util.List;

/** What became of a dialogue with a server. */
public sealed interface Outcome {
    /** The server did all that it should. */
    record Kept() implements Outcome {}

    /** The dialogue is not for this server. */
    record PassedOver(String reason) implements Outcome {}

    /**
     * The server did something else.
     *
     * @param line of the file
     * @param said the dialogue so far, one line each way
     */
    record Differs(int line, String expected, String got, List<String> said) implements Outcome {
        @Override
        public String toString() {
            return "line %d expects %s, and the server answered: %s\n  %s"
                    .formatted(line, expected, got, String.join("\n  ", said));
        }
    }
}
