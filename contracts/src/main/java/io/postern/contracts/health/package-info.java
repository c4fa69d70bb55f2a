// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a service still does its work: each loop shows a heartbeat, each reader of Kafka its pulse.
 *
 * <p>A loop that is stuck, or whose thread has died, makes a service not live, and whoever runs it starts it anew. Kafka that is
 * away makes it not ready only: a new process would find it away too. Work that goes round and achieves nothing is not
 * noticed here, but by the books and by what waits.
 */
@NullMarked
package io.postern.contracts.health;

import org.jspecify.annotations.NullMarked;
