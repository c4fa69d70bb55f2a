// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that the gateway itself writes: reports to senders, notices to the operator. Ids that are the same whenever they are
 * derived again, so that a letter written twice after a crash is one for the ledger; header fields and text that others'
 * words cannot break out of.
 *
 * <p>All octets are ASCII, lines end in CRLF and have at most 998 octets. The reverse-path is null, so nobody ever
 * answers a letter by machine. The trace leads from the message that a letter is about to the letter.
 *
 * <p>Not handled: text in other character sets; what is not ASCII becomes a question mark or an escape.
 */
@NullMarked
package io.postern.delivery.letter;

import org.jspecify.annotations.NullMarked;
