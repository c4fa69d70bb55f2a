// SPDX-License-Identifier: Apache-2.0
/**
 * Asks DNS lists (RFC 5782): block lists and allow lists, about addresses and about names.
 *
 * <p>Each list answers for itself: one that is slow holds nobody up for longer than its patience, one that is set aside is
 * not asked, and both are then unknown. An answer outside 127.0.0.0/8, in 127.255.255.0/24 or 127.0.0.1 is never a listing.
 * What a code leads to is policy's affair. The key of a paid list is known to {@link
 * io.postern.reputation.lists.ListDns} alone. Whether a list can be trusted is watched in {@code listhealth}.
 */
@NullMarked
package io.postern.reputation.lists;

import org.jspecify.annotations.NullMarked;
