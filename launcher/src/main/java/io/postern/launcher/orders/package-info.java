// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern queue retry|hold|release|cancel|reroute}: an operator's orders about mail that waits, written to
 * {@code postern.commands}. What is printed is true once it is printed: Kafka has the order on disk, and workers follow
 * it within a second.
 *
 * <p>An order given twice is the same as given once. One about a message of which nothing waits, and a release of what is
 * not held so, is not given and said to be pointless, as far as the books and the orders themselves tell. An attempt that
 * is being made ends as it ends.
 */
@NullMarked
package io.postern.launcher.orders;

import org.jspecify.annotations.NullMarked;
