// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern trace ID}: the life of a message, read from the topics: when it came, what the DNS said then, which
 * rule decided, every attempt with its dialogue, and where it is now.
 *
 * <p>It takes our own id (that of the 250), the id of an inbound session, or a Message-ID. The last is found only while
 * the message waits or its inquiry is kept, which is minutes; the others as far back as {@code postern.history} and
 * {@code postern.transcripts} reach. Where a record of the message is parked it says so; one that nobody reads is known by the
 * message's id in its octets. Nothing is changed by looking.
 */
@NullMarked
package io.postern.launcher.trace;

import org.jspecify.annotations.NullMarked;
