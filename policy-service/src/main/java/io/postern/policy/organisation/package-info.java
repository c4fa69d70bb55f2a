// SPDX-License-Identifier: Apache-2.0
/**
 * Who is behind a client's address: the network it lies in, and the sending organisation where the DNS vouches for
 * one. A pool of servers is one organisation, so that a message that comes back from the next of them is known.
 *
 * <p>The organisation is the registrable domain of what SPF permits the client to send for, and of the forward-confirmed
 * host; suffixes under which strangers register
 * names (public suffix list, private section included) are never an organisation, and neither is a name that a
 * provider has made from the address.
 */
@NullMarked
package io.postern.policy.organisation;

import org.jspecify.annotations.NullMarked;
