// SPDX-License-Identifier: Apache-2.0
/**
 * How topics are read by those that are member of no group: one record at its place, a topic to its end, a topic for ever.
 *
 * <p>{@link io.postern.contracts.reading.KafkaRecordReader} reads one record by topic, partition and offset; {@link
 * io.postern.contracts.reading.KafkaTopicReader} all that is there now, and later what was added; {@link
 * io.postern.contracts.reading.KafkaFollowing} all that is there and all that comes, and {@link
 * io.postern.contracts.reading.KafkaFollower} the same as events. Nothing is committed, so whoever begins anew reads from the
 * beginning. What is read is what the broker has acknowledged or is about to (read_uncommitted): nothing of ours is written in
 * transactions. Needed at the broker are READ and DESCRIBE of the topic and no group; who lacks them is told so by an exception,
 * never by an empty answer. No topic is made by reading it.
 *
 * <p>Not handled: members of groups (windows of the worker, stages of the line), positions that are kept elsewhere (the books), and
 * many neighbours at once (what is due in a retry topic).
 */
@NullMarked
package io.postern.contracts.reading;

import org.jspecify.annotations.NullMarked;
