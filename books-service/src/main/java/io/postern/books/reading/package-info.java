// SPDX-License-Identifier: Apache-2.0
/**
 * Feeds the books: every record of the lanes, of the outcomes, of the quarantine and of the operators' orders, without a
 * consumer group, from the positions that were saved.
 *
 * <p>What ends an entry was written after what began it. So when endings have been read, the lanes are read up to where
 * they end then, and only after that the endings count. Of a record on a lane only the JSON in front is looked at, and of
 * that only a few fields.
 *
 * <p>Not handled: lanes that are emptied before they are read. Such records are counted.
 */
@NullMarked
package io.postern.books.reading;

import org.jspecify.annotations.NullMarked;
