// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The other end of an inbound SMTP session.
 *
 * @param address the client's IP address as text, after PROXY and XCLIENT were honoured
 * @param port the client's TCP port; 0 when XCLIENT did not say
 * @param listener the configured name of the listener it came in through
 * @param kind what that listener is for
 * @param trusted it may relay anywhere: its address lies in a network that the listener trusts, or it has signed in
 * @param account what it has signed in as (RFC 4954); null if it has not
 * @param upstream it hands on the mail of others, like a backup MX: checks are about those others; null for no
 */
public record Client(
        String address,
        int port,
        String listener,
        ListenerKind kind,
        boolean trusted,
        @Nullable String account,
        @Nullable Boolean upstream) {
    /** One that has not signed in and speaks for itself. */
    public Client(String address, int port, String listener, ListenerKind kind, boolean trusted) {
        this(address, port, listener, kind, trusted, null, null);
    }

    public Client {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(kind, "kind");
        upstream = upstream != null && upstream;
    }

    @Override
    public Boolean upstream() {
        return Objects.requireNonNull(upstream);
    }

    /** The same, signed in. */
    public Client as(String name) {
        return new Client(address, port, listener, kind, true, name, upstream);
    }

    /** The same, handing on the mail of others; nobody's trust goes with that. */
    public Client handingOn() {
        return new Client(address, port, listener, kind, false, account, true);
    }

    /** Whether what it hands over is mail of our own, whose sender is told what becomes of it. */
    public boolean ours() {
        return trusted && kind != ListenerKind.MX;
    }
}
