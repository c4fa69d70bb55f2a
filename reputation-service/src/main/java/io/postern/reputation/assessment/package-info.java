// SPDX-License-Identifier: Apache-2.0
/**
 * From an inquiry to its assessment: which checks are made, how long they may take, and what is written down.
 *
 * <p>Checks run side by side and share one end of time and one budget of look-ups. Those in straight lines have a virtual
 * thread each. A little before the time is over all look-ups fail, so that checks end and say what they know; what has not
 * ended then is unknown or a temporary error, never bad, and is stopped. An inquiry past its deadline is dropped before
 * anything is asked. When everything is in the cache, the assessment of a connection is complete when {@link
 * io.postern.reputation.assessment.Assessor#assess} returns.
 *
 * <p>Messages in work share a part of the heap, and one that finds no room in its time is assessed like one that is late.
 * Their parts and signatures have platform threads, so that envelopes do not wait for a processor behind them.
 *
 * <p>Of a message that an upstream hands on, the address before it is assessed, as at a connection of its own, and SPF of
 * the reverse-path is about that address; what it said in HELO is not known. About the upstream itself nothing is asked but
 * what the connection's check does. The DNS is not asked about mail of our own, neither for signatures nor for links;
 * scanners and attachments are looked at whoever sends.
 */
@NullMarked
package io.postern.reputation.assessment;

import org.jspecify.annotations.NullMarked;
