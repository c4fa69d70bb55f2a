// SPDX-License-Identifier: Apache-2.0
/**
 * What the world says about a client's address: its name by PTR, whether that name leads back (FCrDNS), and which DNS
 * lists have it.
 *
 * <p>All is asked at once; what a list's answer means is in {@code lists}. A loopback client is not looked up; a private
 * address without PTR is not held against anybody. Names that look generic are not handled here yet.
 */
@NullMarked
package io.postern.reputation.connection;

import org.jspecify.annotations.NullMarked;
