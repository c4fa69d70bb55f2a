// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import io.postern.testkit.smtp.SmtpReply;

/** What came from a server. */
public sealed interface Heard {
    record Words(SmtpReply reply) implements Heard {
        @Override
        public String toString() {
            return reply.toString();
        }
    }

    /** The connection is over. @param how as a sentence */
    record End(String how) implements Heard {
        @Override
        public String toString() {
            return how;
        }
    }

    /** Something else, or nothing at all. @param what as a sentence */
    record Trouble(String what) implements Heard {
        @Override
        public String toString() {
            return what;
        }
    }
}
