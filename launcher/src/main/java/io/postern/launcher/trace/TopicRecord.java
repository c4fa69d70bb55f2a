// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Event;
import java.time.Instant;

/**
 * An event and where it stands.
 *
 * @param at the record's time
 * @param json the event as it was written, without inline content
 */
record TopicRecord(String topic, int partition, long offset, Instant at, Event event, String json) {}
