// SPDX-License-Identifier: Apache-2.0
/**
 * What a client's line says: every command of RFC 5321 with its arguments, SIZE (RFC 1870), BODY (RFC 6152), and XCLIENT.
 *
 * <p>The form alone is judged here, never whether the command is allowed now. A line that is no command becomes a
 * {@link io.postern.edge.command.Command.Wrong} that says what is wrong with it. STARTTLS, AUTH and BDAT will be
 * commands like the others; until they are offered they count as not implemented.
 */
@NullMarked
package io.postern.edge.command;

import org.jspecify.annotations.NullMarked;
