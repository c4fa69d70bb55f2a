// SPDX-License-Identifier: Apache-2.0
/**
 * What operators have ordered about mail that waits: hold, release, cancel, re-route, try now; for a message, a
 * destination or a sender. Every worker reads all of {@code postern.commands}, so an order is in force everywhere within a
 * second, and after a restart.
 *
 * <p>An order is looked up when an attempt begins. One that is being made ends as it ends; the order concerns what is
 * left after it.
 */
@NullMarked
package io.postern.delivery.orders;

import org.jspecify.annotations.NullMarked;
