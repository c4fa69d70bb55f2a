// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.route;

import io.postern.contracts.event.Reply;
import java.util.List;

/** How to get to a destination. */
public sealed interface Route {

    /** @param hosts in the order to try them; at least one */
    record Hosts(List<Host> hosts) implements Route {}

    /** No server to be had. @param reply says why; its class tells whether waiting helps */
    record None(Reply reply) implements Route {}
}
