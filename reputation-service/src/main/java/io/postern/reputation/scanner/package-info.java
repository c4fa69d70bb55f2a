// SPDX-License-Identifier: Apache-2.0
/**
 * Other programs that look at a message: clamd, rspamd, and whatever speaks the milter protocol.
 *
 * <p>A message streams to all of them side by side, each over a connection of its own, never more at a time than the
 * settings allow. A scanner that is late, refuses, or says what nobody understands leaves the finding "unknown" with a
 * reason, and so does one that is set aside: after three failures in a row it is not asked any more, costs nothing, and
 * comes back by itself once it answers again. What a milter would change in a message is told, not done.
 */
@NullMarked
package io.postern.reputation.scanner;

import org.jspecify.annotations.NullMarked;
