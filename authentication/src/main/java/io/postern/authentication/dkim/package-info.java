// SPDX-License-Identifier: Apache-2.0
/**
 * DKIM (RFC 6376, 8301, 8463): which domains answer for a message by their signatures, and making such signatures. Each
 * signature has its own result with a reason; the first five that can be read are verified, others are noted.
 *
 * <p>A signature counts for what it signs: {@code l=} is reported, and whether to trust in the rest of the body is for
 * whoever judges. DomainKeys (RFC 4870), {@code z=} and policies of senders (ADSP) are not looked at.
 */
@NullMarked
package io.postern.authentication.dkim;

import org.jspecify.annotations.NullMarked;
