// SPDX-License-Identifier: Apache-2.0
/**
 * The port to the DNS: one look-up in, one result out, never an exception.
 *
 * <p>{@link io.postern.dns.Dns} is what the rest of the house sees. A result says what the DNS said, or why nothing
 * came; it never says what that means for mail. The names of clients and senders are hostile input: what could not
 * be a domain name is not asked for, chains of CNAMEs are cut, and each inquiry has a {@link
 * io.postern.dns.QueryBudget}.
 *
 * <p>Not handled: DNSSEC validation (that is the resolver's), zone transfers, classes other than IN.
 */
@NullMarked
package io.postern.dns;

import org.jspecify.annotations.NullMarked;
