// SPDX-License-Identifier: Apache-2.0
/**
 * Whether mail could be sent back to where a message says it comes from.
 *
 * <p>Looks at the domain of the reverse-path only, never at the mailbox: nobody is called back. Domains of ours exist
 * by definition. MX that are aliases or addresses are a remark, of the five most preferred hosts; whether those hosts
 * have addresses is not asked.
 */
@NullMarked
package io.postern.reputation.sender;

import org.jspecify.annotations.NullMarked;
