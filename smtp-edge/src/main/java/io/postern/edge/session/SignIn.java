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
        public List<String> mechanisms() {
            return List.of();
        }

        @Override
        public Dialogue begin(String mechanism, Client client) {
            return response -> CompletableFuture.completedFuture(new Said.Refused(false, "nobody may sign in here"));
        }
    };

    /** The names of SASL, the best one first. */
    List<String> mechanisms();

    /** @param mechanism one of those */
    Dialogue begin(String mechanism, Client client);

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

        /**
         * @param later nobody has looked whether it is right: it is to be tried again later
         * @param why for the transcript; nothing that is secret
         */
        record Refused(boolean later, String why) implements Said {}

        /** That is no response of this mechanism. */
        record Malformed() implements Said {}
    }
}
