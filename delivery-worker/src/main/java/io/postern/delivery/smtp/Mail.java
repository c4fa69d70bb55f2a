// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.delivery.route.Host;
import java.util.List;

/**
 * A message to be handed over to a destination.
 *
 * @param destination connections are shared and limited by it
 * @param hosts the destination's servers in the order to try them; at least one
 * @param recipients at least one
 * @param fields octets that go in front of the body
 */
public record Mail(
        String messageId,
        String destination,
        List<Host> hosts,
        String reversePath,
        boolean eightBit,
        List<String> recipients,
        byte[] fields,
        Body body) {}
