// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** What reputation found out for an inquiry of the same kind. */
public sealed interface Findings {
    /** Never null where a stranger is concerned; empty findings for a trusted client. */
    ConnectionFindings connection();

    record OfConnection(ConnectionFindings connection) implements Findings {}

    record OfEnvelope(ConnectionFindings connection, SenderDomain senderDomain) implements Findings {}

    record OfMessage(ConnectionFindings connection) implements Findings {}
}
