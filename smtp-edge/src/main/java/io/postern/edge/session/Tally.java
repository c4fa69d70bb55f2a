// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.ListenerKind;
import io.postern.edge.command.Command.Verb;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is counted. */
public interface Tally {
    /** Nobody counts. */
    Tally NONE = new Tally() {
        @Override
        public void command(Verb verb) {}

        @Override
        public void reply(int code, String status) {}

        @Override
        public void limited(Limit limit) {}

        @Override
        public void verdict(Question question, Duration waited, boolean answered) {}

        @Override
        public void written(Duration took, boolean safe) {}

        @Override
        public void answered(Duration waited) {}

        @Override
        public void accepted(ListenerKind listener, long octets) {}

        @Override
        public void untold() {}

        @Override
        public void suspect() {}

        @Override
        public void earlyTalker(boolean suspect) {}

        @Override
        public void handedOn(boolean found) {}

        @Override
        public void handshake(@Nullable Tls made) {}

        @Override
        public void signedIn(SignIn.@Nullable Reason refused) {}
    };

    /** What was asked about. */
    enum Question {
        CONNECTION,
        ENVELOPE,
        MESSAGE
    }

    /** What a client was sent away or put off for, as it was too much. */
    enum Limit {
        OPEN_FROM_ADDRESS,
        OPEN_FROM_NETWORK,
        NEW_CONNECTIONS,
        MESSAGES,
        RECIPIENTS,
        /** Errors and refused recipients of one session. */
        MISTAKES,
        /** Content that came too slowly. */
        CONTENT_RATE,
        /** Silence. */
        IDLE,
        SESSION_TIME,
        /** All sessions that this edge takes. */
        SESSIONS,
        /** All that it takes at this listener. */
        LISTENER_SESSIONS
    }

    void command(Verb verb);

    /** @param status the enhanced status code (RFC 3463), empty where the reply has none */
    void reply(int code, String status);

    void limited(Limit limit);

    /** @param answered false when no usable verdict came in time */
    void verdict(Question question, Duration waited, boolean answered);

    /** @param safe false when the write failed or took too long */
    void written(Duration took, boolean safe);

    /** @param waited from an RCPT line until its answers were decided */
    void answered(Duration waited);

    /** @param octets of the message that was answered with 250 */
    void accepted(ListenerKind listener, long octets);

    /** Somebody was turned away before the session, and there were too many for a transcript. */
    void untold();

    /** One is held back from the banner. */
    void suspect();

    /** Somebody did not wait for the banner. */
    void earlyTalker(boolean suspect);

    /** A message of an upstream. @param found its Received fields tell whom it is from */
    void handedOn(boolean found);

    /** @param made null when it failed */
    void handshake(@Nullable Tls made);

    /** @param refused null when it succeeded */
    void signedIn(SignIn.@Nullable Reason refused);
}
