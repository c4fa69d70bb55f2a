// SPDX-License-Identifier: Apache-2.0
/**
 * What a client's line says: every command of RFC 5321 with its arguments, SIZE (RFC 1870), BODY (RFC 6152),
 * BDAT (RFC 3030), STARTTLS (RFC 3207), AUTH (RFC 4954), SMTPUTF8 (RFC 6531), RET, ENVID, NOTIFY and ORCPT (RFC 3461), and XCLIENT.
 *
 * <p>The form alone is judged here, never whether the command is allowed now. A line that is no command becomes a
 * {@link io.postern.edge.command.Command.Wrong} that says what is wrong with it.
 */
@NullMarked
package io.postern.edge.command;

import org.jspecify.annotations.NullMarked;
