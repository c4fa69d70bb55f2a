// SPDX-License-Identifier: Apache-2.0
/**
 * The way from a code to what Kafka has under it. The index holds places in {@code postern.history} and {@code
 * postern.transcripts}, and no text: who breaks into this process finds numbers, and nothing is kept for longer than Kafka keeps it.
 *
 * <p>Every start reads both topics from their beginning. A record is not decoded for that: whether it refuses anything, and
 * under which code, is seen by looking for a few octets that cannot stand inside a JSON string.
 *
 * <p>Not handled: more refusals than there is room for. The oldest are forgotten.
 */
@NullMarked
package io.postern.refusal.index;

import org.jspecify.annotations.NullMarked;
