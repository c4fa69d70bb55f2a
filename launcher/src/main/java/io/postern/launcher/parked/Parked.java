// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.contracts.topic.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parked record without its content, so that many can be listed.
 *
 * @param id its place in {@code postern.parked}: partition and offset
 * @param at when it was parked
 * @param topic that it came from; empty where nothing says that
 * @param offset of the place that it came from, as the partition is
 * @param why as the service that parked it says
 * @param size octets of key and value
 * @param begun a replay was begun, and whether it came to its end is not known
 * @param mail null where this release does not read mail in it
 */
record Parked(
        String id,
        Instant at,
        String topic,
        int partition,
        long offset,
        String why,
        long size,
        boolean begun,
        @Nullable Mail mail) {
    private static final String LANES = "postern.outbound.";
    private static final String RETRIES = "postern.retry.";

    /** Mail as far as a list needs it. */
    record Mail(String messageId, String sender, List<String> recipients) {}

    Parked withBegun() {
        return new Parked(id, at, topic, partition, offset, why, size, true, mail);
    }

    /** Whether its topic is one that mail lies in. */
    boolean ofMail() {
        return topic.startsWith(LANES) || topic.startsWith(RETRIES);
    }

    /** Equal of what is one record, parked twice. */
    String same() {
        return topic.isEmpty()
                ? id
                : String.join(" ", place(), Long.toString(size), mail == null ? "" : mail.messageId());
    }

    /** Who parked it; empty where that is not known. */
    String service() {
        return switch (topic) {
            case Topics.INQUIRIES -> "reputation-service";
            case Topics.ASSESSMENTS -> "policy-service";
            case Topics.VERDICTS -> "smtp-edge";
            default -> ofMail() ? "delivery-worker" : "";
        };
    }

    /** Where it came from, for a person. */
    String place() {
        return topic.isEmpty() ? "unknown" : "%s %d/%d".formatted(topic, partition, offset);
    }
}
