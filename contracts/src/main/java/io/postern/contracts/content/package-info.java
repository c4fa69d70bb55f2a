// SPDX-License-Identifier: Apache-2.0
/**
 * Content that is too large for its record: chunks in {@code postern.content}, referred to by partition and offsets.
 *
 * <p>All chunks of a message lie in one partition, each of at most 512 KiB, acknowledged by all replicas before
 * anybody refers to them. Chunks of a message that was given up are never referred to and vanish with their segment.
 * Whoever writes a reference makes sure that the content outlives it.
 */
@NullMarked
package io.postern.contracts.content;

import org.jspecify.annotations.NullMarked;
