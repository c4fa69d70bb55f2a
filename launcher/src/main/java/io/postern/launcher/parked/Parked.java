// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.contracts.parked.ParkedRecords;
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
public record Parked(
        String id,
        Instant at,
        String topic,
        int partition,
        long offset,
        String why,
        long size,
        boolean begun,
        @Nullable Mail mail) {

    /**
     * Mail as far as a list needs it: a million addresses have no room in a command.
     *
     * @param recipients the first of them, {@value #SHOWN} at most
     * @param recipientCount of all
     */
    public record Mail(String messageId, String sender, List<String> recipients, int recipientCount) {
        private static final int SHOWN = 10;

        public Mail {
            if (recipients.isEmpty()) {
                throw new IllegalArgumentException("mail has a recipient");
            }
        }

        /** @param recipients all of them */
        static Mail of(String messageId, String sender, List<String> recipients) {
            var shown = recipients.stream().limit(SHOWN).toList();
            return new Mail(messageId, sender, shown, recipients.size());
        }

        /** How many are not named. */
        int more() {
            return recipientCount - recipients.size();
        }
    }

    /** What is open, oldest of each partition first. */
    static List<Parked> open(ParkedRecords<Parked> there) {
        return there.open().stream()
                .map(one -> one.begun() ? one.record().withBegun() : one.record())
                .toList();
    }

    private Parked withBegun() {
        return new Parked(id, at, topic, partition, offset, why, size, true, mail);
    }

    /** Whether its topic is one that mail lies in. */
    boolean ofMail() {
        return Topics.ofMail(topic);
    }

    /**
     * Whether it is that message.
     *
     * @param mentioned its octets have the message's id in them, which tells where nobody reads it
     */
    boolean isOf(String messageId, boolean mentioned) {
        return mail == null ? ofMail() && mentioned : mail.messageId().equals(messageId);
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
    public String place() {
        return topic.isEmpty() ? "unknown" : "%s %d/%d".formatted(topic, partition, offset);
    }
}
