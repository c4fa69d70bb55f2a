// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern queue retry|hold|release|cancel|reroute}: an operator's orders about mail that waits, written to
 * {@code postern.commands}. What is printed is true once it is printed: Kafka has the order on disk, and workers follow
 * it within a second.
 *
 * <p>An order given twice is the same as given once. Whether there is such mail is not looked up: an order about a
 * message that is finished, or was never there, does nothing; an attempt that is being made ends as it ends.
 */
@NullMarked
package io.postern.launcher.orders;

import org.jspecify.annotations.NullMarked;
