// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import io.postern.testkit.smtp.SmtpReply;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server must do. */
public sealed interface Expected {
    /** Whether this is what it did. */
    default boolean met(Heard heard) {
        return switch (this) {
            case Reply reply -> heard instanceof Heard.Words(var words) && reply.fits(words);
            case Closed _ -> heard instanceof Heard.End;
        };
    }

    /**
     * A reply.
     *
     * @param code three digits; {@code x} stands for any digit, {@code |} between alternatives
     * @param text to be found somewhere in the reply, codes included; null if any will do
     */
    record Reply(String code, @Nullable Pattern text) implements Expected {
        private boolean fits(SmtpReply reply) {
            var found = reply.last().substring(0, 3);
            return found.matches(code.replace("x", "[0-9]"))
                    && (text == null || text.matcher(reply.toString()).find());
        }

        @Override
        public String toString() {
            return text == null ? code : code + " /" + text + "/";
        }
    }

    /** The end of the connection, without another word, and so of the dialogue. */
    record Closed() implements Expected {
        @Override
        public String toString() {
            return "the end of the connection";
        }
    }
}
