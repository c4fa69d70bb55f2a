// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/**
 * How a message came to us.
 *
 * @param client who handed it over
 * @param sessionId the inbound session
 */
public record Origin(Client client, String sessionId, String helo) {}
