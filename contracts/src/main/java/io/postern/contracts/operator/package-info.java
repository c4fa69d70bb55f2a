// SPDX-License-Identifier: Apache-2.0
/**
 * Who may ask a service's HTTP endpoints: everybody on the same machine, and from elsewhere whoever has the token, so many
 * times a second.
 *
 * <p>{@code /q/*}, health and metrics, is open wherever the service listens: probes bear no tokens, and nothing can be done
 * there. Who may reach the port at all is the affair of the network. TLS is not spoken: put what speaks it in front. A request with
 * a header that proxies add ({@code Forwarded}, {@code Via}, {@code X-Forwarded-*}, {@code X-Real-IP}) comes from elsewhere, also where
 * the proxy is on this machine: one that adds none of them must ask for a password of its own.
 */
@NullMarked
package io.postern.contracts.operator;

import org.jspecify.annotations.NullMarked;
