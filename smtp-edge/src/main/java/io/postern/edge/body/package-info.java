// SPDX-License-Identifier: Apache-2.0
/**
 * Where the content of a message stays while it arrives: in memory up to 64 KiB, in chunks written away beyond.
 *
 * <p>Memory does not grow with the size of a message, and all bodies together share one {@link
 * io.postern.edge.body.Room}: when it gets tight chunks become smaller, when it is crowded clients wait for those that
 * are being written away, and where nothing is a message is put off with
 * a 452. What was written for a message that came to nothing is never referred to.
 */
@NullMarked
package io.postern.edge.body;

import org.jspecify.annotations.NullMarked;
