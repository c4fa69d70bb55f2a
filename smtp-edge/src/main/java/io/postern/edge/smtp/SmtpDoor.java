// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.edge.session.Listener;
import io.postern.edge.session.NoSession;
import io.postern.edge.session.Outside;
import io.postern.edge.session.Rules;
import io.postern.edge.session.Services;
import io.postern.edge.session.Session;
import java.util.function.Consumer;

/**
 * A listener, and what holds for those who come in through it.
 *
 * @param left is told the id of each session that is over
 */
record SmtpDoor(Listener listener, Rules rules, Services services, Consumer<String> left) {
    private static final System.Logger LOG = System.getLogger(SmtpDoor.class.getName());

    /** That it is open. */
    void tell() {
        LOG.log(
                System.Logger.Level.INFO,
                "listening listener={0} kind={1} host={2} port={3}",
                listener.name(),
                listener.kind(),
                listener.host(),
                Integer.toString(listener.port()));
    }

    /** @param address of the other end of the socket, four or sixteen octets */
    Session session(Outside outside, byte[] address, int port) {
        return new Session(listener, rules, services, outside, address, port);
    }

    /**
     * For one who gets none.
     *
     * @return what to say, with its CRLF; may be empty
     */
    String turnAway(NoSession why, byte[] address, int port) {
        return why.turnAway(listener, rules, services, address, port);
    }
}
