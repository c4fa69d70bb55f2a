// SPDX-License-Identifier: Apache-2.0
/**
 * What lies in {@code postern.parked} and is open: an operator has neither replayed nor discarded it. The books' gauge, the list of
 * {@code ./postern parked} and {@code ./postern status} all ask {@link io.postern.contracts.parked.ParkedRecords}, so they say one
 * number: marks do not count, nor does a copy of a record that was parked twice, nor what is done with and not removed yet.
 *
 * <p>How a record and a mark are written, {@link io.postern.contracts.line.KafkaParked} says.
 */
@NullMarked
package io.postern.contracts.parked;

import org.jspecify.annotations.NullMarked;
