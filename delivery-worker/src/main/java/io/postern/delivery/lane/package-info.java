// SPDX-License-Identifier: Apache-2.0
/**
 * The outbound lanes: what becomes of a record, and of those that cannot be read. Garbage is parked; what a later
 * release has written goes to the retry topic, so that it is there when this worker has been upgraded.
 *
 * <p>One reader for each lane, so that a blast on one never delays another. Finished ranges are removed from the
 * topics, as nothing else removes from them.
 */
@NullMarked
package io.postern.delivery.lane;

import org.jspecify.annotations.NullMarked;
