// SPDX-License-Identifier: Apache-2.0
/**
 * The life of one record of a lane: split it if it has several destinations; else claim it, find the way, hand it
 * over, enter each recipient's outcome in the ledger as soon as it is known, and finish: retry record, outcome events,
 * close. After that its offset may be committed.
 *
 * <p>Each step is safe before the next begins, and everything written is derived from (record, recipient, attempt). So
 * whoever finds an unfinished record goes on where the other stopped; a recipient with an entry is never sent to
 * again.
 *
 * <p>Where it is let go of, nothing more is begun; what a server has whole and has not answered to goes on under its claim.
 *
 * <p>Not handled: the words of people's reports and of the operator's letters ({@code dsn}, {@code notice}), the waits between
 * attempts ({@code schedule}), and what a reply says of its reason and of time ({@code classification}, {@code hint}).
 */
@NullMarked
package io.postern.delivery.attempt;

import org.jspecify.annotations.NullMarked;
