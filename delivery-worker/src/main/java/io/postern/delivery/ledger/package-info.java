// SPDX-License-Identifier: Apache-2.0
/**
 * What must not be forgotten when a worker dies: who works on a record (claim), what came of its recipients (entries),
 * and that all of it has been written down (closed).
 *
 * <p>An entry is the outcome event itself, as it will be written to Kafka: whoever finishes the work of another writes
 * exactly what that one would have written. Only a closed attempt is skipped.
 *
 * <p>Nothing here is mail. Without Redis this process goes on by its own memory; a crash then may cost second copies,
 * which is counted, and never a message.
 */
@NullMarked
package io.postern.delivery.ledger;

import org.jspecify.annotations.NullMarked;
