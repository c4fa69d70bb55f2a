// SPDX-License-Identifier: Apache-2.0
/**
 * The delivery worker: takes mail from the lanes and hands it over to servers.
 *
 * <p>{@code lane} reads the topics with a bounded window, {@code attempt} is the life of one record from claim to
 * commit, {@code ledger} remembers in Redis what a crash must not forget, {@code route} finds servers, {@code smtp}
 * talks to them, {@code retry} holds what has to wait.
 *
 * <p>Promise: a message answered with 250 is delivered or reported for each recipient; a crash at any point costs at
 * most a second copy, and that only between a server's reply and the ledger's entry.
 */
@NullMarked
package io.postern.delivery;

import org.jspecify.annotations.NullMarked;
