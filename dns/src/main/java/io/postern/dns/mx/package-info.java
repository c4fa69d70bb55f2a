// SPDX-License-Identifier: Apache-2.0
/**
 * Where a domain's mail goes (RFC 5321 section 5.1), and where a host is.
 *
 * <p>Order of preference, the null MX (RFC 7505) and the implicit MX are settled here. The choice among equal
 * preferences, connection attempts and loop detection are the sender's business.
 */
@NullMarked
package io.postern.dns.mx;

import org.jspecify.annotations.NullMarked;
