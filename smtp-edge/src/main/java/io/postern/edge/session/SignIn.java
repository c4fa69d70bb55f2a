// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Client;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who may hand in mail, and how they prove it (RFC 4954). */
public interface SignIn {
    /** Nobody. */
    SignIn NONE = new SignIn() {
        @Override
        public List<String> mechanisms(Tls tls) {
            return List.of();
        }

        @Override
        public Dialogue begin(String mechanism, Client client, Tls tls) {
            return response ->
                    CompletableFuture.completedFuture(new Said.Refused(Reason.LATER, "nobody may sign in here"));
        }
    };

    /** For one session and one client: it may remember what that one has tried. Of one thread at a time. */
    default SignIn forSession() {
        return this;
    }

    /** The names of SASL that this connection may use, the best one first. */
    List<String> mechanisms(Tls tls);

    /** @param mechanism one of those */
    Dialogue begin(String mechanism, Client client, Tls tls);

    /** One attempt. */
    interface Dialogue {
        /**
         * Takes what the client says.
         *
         * @param response in base64, without its CRLF; null if it has said nothing yet
         */
        CompletionStage<Said> hear(@Nullable String response);
    }

    /** What follows from it. */
    sealed interface Said {
        /** @param text in base64 */
        record Challenge(String text) implements Said {}

        /** @param maySendAs whether the account may use a reverse-path */
        record Welcome(String account, Predicate<String> maySendAs) implements Said {}

        /** @param why for the transcript; nothing that is secret */
        record Refused(Reason reason, String why) implements Said {}
    }

    /** What the client is told. */
    enum Reason {
        CANCELLED,
        TOO_LONG,
        MALFORMED,
        /** Unknown, wrong, suspended: nobody is told which. */
        WRONG,
        /** Nobody has looked: too many were wrong before, or we cannot say now. */
        LATER
    }
}
