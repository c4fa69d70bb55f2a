// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/** What reputation found out for an inquiry of the same kind. */
public sealed interface Findings {
    /** Never null where a stranger is concerned; empty findings for a trusted client. */
    ConnectionFindings connection();

    record OfConnection(ConnectionFindings connection) implements Findings {
        public OfConnection {
            Objects.requireNonNull(connection, "connection");
        }
    }

    record OfEnvelope(ConnectionFindings connection, SenderDomain senderDomain) implements Findings {
        public OfEnvelope {
            Objects.requireNonNull(connection, "connection");
        }
    }

    /** About whom an upstream had the message from, where the inquiry is of one; nothing if its fields do not say. */
    record OfMessage(ConnectionFindings connection) implements Findings {
        public OfMessage {
            Objects.requireNonNull(connection, "connection");
        }
    }
}
