// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/**
 * How a message came to us.
 *
 * @param client who handed it over
 * @param sessionId the inbound session
 */
public record Origin(Client client, String sessionId, String helo) {
    public Origin {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(helo, "helo");
    }
}
