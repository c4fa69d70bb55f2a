// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern status}: is everything up and ready, what waits, what could not be read, what it takes of the machine.
 *
 * <p>It asks the running system itself: health over HTTP, offsets from Kafka, figures from Redis and from {@code /proc}.
 * What does not answer is shown as such, and what refuses with its reason; neither fails the command: the exit code is 1 when
 * anything is amiss, and that is so while anything is parked.
 */
@NullMarked
package io.postern.launcher.status;

import org.jspecify.annotations.NullMarked;
