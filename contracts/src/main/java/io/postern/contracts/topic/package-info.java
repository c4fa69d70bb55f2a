// SPDX-License-Identifier: Apache-2.0
/**
 * The one list of topics, with partitions, retention and durability. The launcher creates them from it, and so does
 * the Helm chart.
 *
 * <p>Topics of the line are worth nothing after seconds; durable topics hold mail, and nothing but our own
 * {@code deleteRecords} or a stated retention removes from them.
 */
@NullMarked
package io.postern.contracts.topic;

import org.jspecify.annotations.NullMarked;
