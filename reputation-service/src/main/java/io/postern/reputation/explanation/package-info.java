// SPDX-License-Identifier: Apache-2.0
/**
 * {@code POST /assess}: what would be found out about a mail, asked by people and test suites instead of by the edge.
 *
 * <p>Every check is made, whoever the client is, in one go and with the time of a message inquiry; nothing is written
 * down or counted for anybody's history. It needs the DNS, and neither Kafka nor Redis: what those hold is unknown
 * then. The message is read as it comes and never as a whole in memory. What cannot be read is answered with 400 and a
 * sentence.
 *
 * <p>Not handled: who asks. The listener is on loopback unless it is opened on purpose, and whoever can ask can make us
 * look names up.
 */
@NullMarked
package io.postern.reputation.explanation;

import org.jspecify.annotations.NullMarked;
