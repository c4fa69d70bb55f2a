// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Demands;
import io.postern.contracts.event.Recipient;
import io.postern.delivery.route.Host;
import java.util.List;
import java.util.Map;

/**
 * A message to be handed over to a destination.
 *
 * @param destination connections are shared and limited by it
 * @param hosts the destination's servers in the order to try them; at least one
 * @param demands of the client that handed it over
 * @param recipients at least one
 * @param wishes of those about whom RFC 3461's parameters were given, by address
 * @param fields octets that go in front of the body
 */
public record Mail(
        String messageId,
        String destination,
        List<Host> hosts,
        String reversePath,
        boolean eightBit,
        Demands demands,
        List<String> recipients,
        Map<String, Recipient> wishes,
        byte[] fields,
        Body body) {}
