// SPDX-License-Identifier: Apache-2.0
/**
 * Counts in Redis what became of mail from each network and each verified domain, for the reputation service to read.
 *
 * <p>A verdict costs the line a place in a map and nothing more; what was noted is written in batches, a second later. It
 * is memory, not books: what Redis does not take in time is dropped and counted, and a batch whose answer is lost may
 * count twice or not at all. Mail of trusted clients is not counted; that of an upstream counts for whom it had it from.
 */
@NullMarked
package io.postern.policy.conduct;

import org.jspecify.annotations.NullMarked;
