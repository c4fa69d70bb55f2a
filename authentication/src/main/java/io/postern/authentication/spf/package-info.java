// SPDX-License-Identifier: Apache-2.0
/**
 * May this client send mail for this domain? The Sender Policy Framework (RFC 7208), as a pure function over look-ups.
 *
 * <p>{@link io.postern.authentication.spf.Spf} is the way in. A record is read as a whole before anything of it is
 * evaluated, so that a mistake anywhere is one everywhere. What strangers publish cannot cost more than the RFC allows:
 * ten terms that look names up, two that look in vain, ten names each, and text that is cut where it grows too long.
 *
 * <p>Not handled: records of type SPF (the RFC has given them up), what a result means for mail (that is policy's), and
 * local parts beyond ASCII, which match no macro (RFC 8616 section 4).
 */
@NullMarked
package io.postern.authentication.spf;

import org.jspecify.annotations.NullMarked;
