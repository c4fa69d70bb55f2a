// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.Networks;

/**
 * A door that clients come in through.
 *
 * @param greetDelay how long the banner is held back
 * @param proxies from here a connection must begin with a PROXY header
 * @param xclients these may say on whose behalf they speak
 * @param trusted clients from here may relay anywhere
 * @param upstreams these hand on the mail of others
 * @param dsn whether the parameters of RFC 3461 are taken
 * @param normalize whether bare CR and LF in content are made CRLF, instead of refused
 * @param hidesClients whether the trace field does not tell where a client of ours is
 */
public record Listener(
        String name,
        ListenerKind kind,
        String host,
        int port,
        GreetDelay greetDelay,
        Networks proxies,
        Networks xclients,
        Networks trusted,
        Networks upstreams,
        TlsMode tls,
        boolean dsn,
        boolean normalize,
        boolean hidesClients) {
    /** Whoever comes in here must sign in. */
    boolean submission() {
        return kind == ListenerKind.SUBMISSION;
    }
}
