// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in (RFC 4954): PLAIN (RFC 4616), LOGIN, SCRAM-SHA-256 and SCRAM-SHA-256-PLUS (RFC 5802, RFC 7677), as small
 * states that take the client's message and say what comes next. They know no socket, no clock and no store.
 *
 * <p>An account that does not exist is a made-up one, with a salt that stays the same, and no password is right for it:
 * what is done and said is the same as for a wrong password, and so is it for a suspended account. What takes long is done
 * by an executor, not on the caller's thread. A password that was held back by the lockout is not looked at;
 * if the session has offered it by another mechanism before, it is called wrong as it was then.
 *
 * <p>Names and passwords are UTF-8 and are prepared by {@link io.postern.contracts.scram.SaslPrep}. Signing in on behalf of
 * somebody else is refused, as are extensions of SCRAM that must be understood. Whether there has to be TLS first is the
 * session's affair.
 */
@NullMarked
package io.postern.edge.sasl;

import org.jspecify.annotations.NullMarked;
