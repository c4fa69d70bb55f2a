// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question of the edge. It is worth nothing after its deadline: whoever takes an expired one drops it, before
 * any look-up and before any write.
 */
public sealed interface Inquiry extends Event {
    /** Random; the same when the edge asks a second time, as answers are idempotent. */
    String id();

    String sessionId();

    Instant deadline();

    Client client();

    private static void require(String id, String sessionId, Instant deadline, Client client) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(client, "client");
    }

    /** Asked before the banner. */
    record Connection(String id, String sessionId, Instant deadline, Client client) implements Inquiry {
        public Connection {
            require(id, sessionId, deadline, client);
        }
    }

    /**
     * Asked at RCPT, once for all the recipients that a client has pipelined.
     *
     * @param helo what the client said in EHLO or HELO
     * @param connection the findings about the connection, or null when no verdict about it came in time; then they
     *     are established anew
     * @param reversePath the sender's address, empty for the null sender
     * @param recipients what this inquiry asks about
     * @param needs as the client declared them; null in records of an older edge
     */
    record Envelope(
            String id,
            String sessionId,
            Instant deadline,
            Client client,
            String helo,
            @Nullable ConnectionFindings connection,
            String reversePath,
            List<String> recipients,
            @Nullable Needs needs)
            implements Inquiry {
        public Envelope {
            require(id, sessionId, deadline, client);
            Objects.requireNonNull(helo, "helo");
            Objects.requireNonNull(reversePath, "reversePath");
            recipients = List.copyOf(recipients);
            needs = needs == null ? Needs.NONE : needs;
        }

        @Override
        public Needs needs() {
            return Objects.requireNonNull(needs);
        }

        /** As it goes into its assessment, whose findings say what is known of the connection. */
        public Envelope bare() {
            return new Envelope(id, sessionId, deadline, client, helo, null, reversePath, recipients, needs);
        }
    }

    /**
     * Asked at the end of DATA.
     *
     * @param messageId our own id of the message, the one in the 250
     * @param recipients those that were accepted at RCPT
     * @param size octets of the message as received, without the terminating dot
     * @param content where the message is; null in an assessment, as nobody reads it after reputation, where the connection
     *     is null, too
     * @param needs as they have turned out; null in records of an older edge
     * @param hop whom a client that is {@linkplain Client#upstream upstream} had it from; null if its fields do not say, and
     *     for every other client
     */
    record Message(
            String id,
            String sessionId,
            Instant deadline,
            Client client,
            String helo,
            @Nullable ConnectionFindings connection,
            String reversePath,
            List<String> recipients,
            String messageId,
            long size,
            @Nullable Content content,
            @Nullable Needs needs,
            @Nullable Hop hop)
            implements Inquiry {
        public Message {
            require(id, sessionId, deadline, client);
            Objects.requireNonNull(helo, "helo");
            Objects.requireNonNull(reversePath, "reversePath");
            Objects.requireNonNull(messageId, "messageId");
            recipients = List.copyOf(recipients);
            needs = needs == null ? new Needs(size, false, false) : needs;
        }

        @Override
        public Needs needs() {
            return Objects.requireNonNull(needs);
        }

        /** As it goes into its assessment: what it was about, without what came along. */
        public Message bare() {
            return new Message(
                    id,
                    sessionId,
                    deadline,
                    client,
                    helo,
                    null,
                    reversePath,
                    recipients,
                    messageId,
                    size,
                    null,
                    needs,
                    hop);
        }
    }
}
