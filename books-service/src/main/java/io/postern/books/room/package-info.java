// SPDX-License-Identifier: Apache-2.0
/**
 * How much room there is left where everything lies: memory of Redis, disks of the brokers. Both stop taking writes when they are
 * full: clients then read 451 for want of Kafka, and without Redis strangers pass the greylist. Somebody should be told days before.
 *
 * <p>And how long the topics of large content keep it, by the brokers' own word: whoever has shortened that by hand sees it in
 * {@code postern_content_life_seconds} before mail loses its content. Which content is needed, the books know. Retention by size is
 * not looked at; the topics have none.
 *
 * <p>What cannot be asked, or does not say, is unknown and raises no alarm: a Redis without a limit, a broker that does not tell the
 * size of its disk, one that is away, a user who may not ask. Nothing of the books waits for an answer. What fills the room is not
 * looked at, nor is the disk of Redis.
 */
@NullMarked
package io.postern.books.room;

import org.jspecify.annotations.NullMarked;
