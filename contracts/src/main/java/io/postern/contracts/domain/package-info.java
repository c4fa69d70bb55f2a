// SPDX-License-Identifier: Apache-2.0
/**
 * Domain names as such: whose a name is, by the public suffix list.
 *
 * <p>Nothing here asks the DNS, and nothing is read or loaded later: the list is as old as the release. DMARC has its own way
 * (the tree walk of RFC 9989), and does not use it.
 */
@NullMarked
package io.postern.contracts.domain;

import org.jspecify.annotations.NullMarked;
