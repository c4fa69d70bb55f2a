// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.reputation.content.MessageSource;
import io.postern.reputation.scanner.ScanQuestion;
import java.time.Instant;

/**
 * A message to be looked at.
 *
 * @param question what scanners are told about it
 * @param signed when its signatures are judged
 * @param deadline when scanners must have answered
 * @param place in memory; the message is not read before it is in
 */
record Letter(MessageSource source, ScanQuestion question, Instant signed, Instant deadline, Room.Place place) {}
