// SPDX-License-Identifier: Apache-2.0
/**
 * ARC (RFC 8617): what the hops of a forwarded message saw of its signatures before they changed it. The chain is
 * validated, and the word of sealers whom the operator trusts is read from it; whether it outweighs a failure of DMARC is
 * for policy. What we change ourselves is sealed by {@link io.postern.authentication.arc.ArcSealer}.
 *
 * <p>Not told: which of the older message signatures still hold (oldest-pass). As the RFC wants it (section 5.2), a key
 * that cannot be had now makes a chain fail.
 */
@NullMarked
package io.postern.authentication.arc;

import org.jspecify.annotations.NullMarked;
