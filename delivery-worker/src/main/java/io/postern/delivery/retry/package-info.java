// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that waits: the schedule in Kafka, which has no delay of its own.
 *
 * <p>A record lies in the topic of the shortest wait that its own fits in, with the lane it goes back to and its time in the
 * headers. The scheduler reads ahead without end and keeps a pointer for each record; when one is due the record is read
 * again and moved to its lane. So a hint of minutes behind a hundred thousand records of hours is found in time, on any
 * number of workers, after any restart. Waiting is by a clock that never jumps.
 *
 * <p>A move is a durable write to the lane and then a commit. After a crash it may be repeated; claim and ledger stop the
 * second one.
 *
 * <p>Not handled: whether mail should wait. Orders are looked at when an attempt begins; what is held lies in a topic of its
 * own, where nothing is ever due until it is woken.
 */
@NullMarked
package io.postern.delivery.retry;

import org.jspecify.annotations.NullMarked;
