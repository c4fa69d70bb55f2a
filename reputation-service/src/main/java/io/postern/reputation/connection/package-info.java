// SPDX-License-Identifier: Apache-2.0
/**
 * What the world says about a client's address: its name by PTR, whether that name leads back (FCrDNS), and which DNS
 * block lists have it.
 *
 * <p>All is asked at once. What a list answers outside its code range is an error of the list, never a listing (RFC
 * 5782). A loopback client is not looked up; a private address without PTR is not held against anybody. Whether a
 * list is in good health, and names that look generic, are not handled here yet.
 */
@NullMarked
package io.postern.reputation.connection;

import org.jspecify.annotations.NullMarked;
