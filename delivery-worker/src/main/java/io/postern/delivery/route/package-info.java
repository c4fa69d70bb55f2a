// SPDX-License-Identifier: Apache-2.0
/**
 * Where a recipient's mail goes: the configured route of its domain, the smart host {@code "*"}, else the domain's
 * mail exchangers (RFC 5321 5.1), and its address where it has none.
 *
 * <p>A domain that says it takes no mail (RFC 7505), or does not exist, is a permanent failure; a DNS that does not
 * answer is a temporary one. A loopback address found in the DNS is never connected to.
 *
 * <p>Not handled: routes per sender, source addresses, mail exchangers that are ourselves under another address (the
 * hop limit of the edge ends such a loop).
 */
@NullMarked
package io.postern.delivery.route;

import org.jspecify.annotations.NullMarked;
