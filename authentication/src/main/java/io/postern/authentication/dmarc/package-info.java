// SPDX-License-Identifier: Apache-2.0
/**
 * DMARC (RFC 9989): whether the domain in From stands behind a message, and what it asks for where it does not.
 *
 * <p>A message that names no author, or authors of several domains, or has several From fields, is outside of the RFC
 * (sections 4.2, 5.3.1 and 11.5): {@code permerror} with the reason. So is a record whose policy cannot be read and that
 * asks for no reports (section 4.10.1). What the DNS does not tell now, and a result rests on, is {@code temperror}.
 *
 * <p>A record without {@code p} counts as {@code p=none} (section 4.7), whether it asks for reports or not. A tag that
 * stands there twice counts as one in error. {@code pct}, {@code rf} and {@code ri} of RFC 7489 are unknown tags.
 *
 * <p>Not handled: failure reports ({@code ruf}).
 */
@NullMarked
package io.postern.authentication.dmarc;

import org.jspecify.annotations.NullMarked;
