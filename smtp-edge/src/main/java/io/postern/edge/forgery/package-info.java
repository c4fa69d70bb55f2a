// SPDX-License-Identifier: Apache-2.0
/**
 * Header fields of mail from outside that would be taken for ours: {@code Authentication-Results} with an id that our own
 * servers trust (RFC 8601 5), and {@code X-Spam-}, by which they may sort. They are found as the content passes, declared as
 * removals in the message's record, and left out at delivery; the stored octets stay as they came.
 *
 * <p>The header ends at the first empty line, as the most lenient reader has it, also behind lines that are no fields. Not
 * handled: ids in another encoding of the same name (A-labels and U-labels, RFC 8616); list both. Nothing is looked for in the
 * parts of a message.
 */
@NullMarked
package io.postern.edge.forgery;

import org.jspecify.annotations.NullMarked;
