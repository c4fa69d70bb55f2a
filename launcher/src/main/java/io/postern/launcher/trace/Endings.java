// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a message has ended for those of its recipients for whom it has. */
public final class Endings {
    private static final Duration BEFORE = Duration.ofHours(1);

    private Endings() {}

    /**
     * The last outcome of each recipient that is not tried again, by address.
     *
     * @throws io.postern.launcher.Complaint if Kafka does not answer
     */
    public static Map<String, DeliveryOutcome> of(KafkaAccess kafka, String messageId, Instant now) {
        var from = EventIds.made(messageId, now).map(made -> made.minus(BEFORE)).orElse(null);
        var endings = new LinkedHashMap<String, DeliveryOutcome>();
        try (var scan = new KafkaScan(kafka)) {
            for (var found : scan.find(List.of(Topics.DELIVERIES), from, List.of(messageId), event -> true)) {
                if (found.event() instanceof DeliveryOutcome outcome && ends(outcome, messageId)) {
                    endings.put(outcome.recipient(), outcome);
                }
            }
        }
        return endings;
    }

    private static boolean ends(DeliveryOutcome outcome, String messageId) {
        return outcome.messageId().equals(messageId) && outcome.status() != DeliveryOutcome.Status.DEFERRED;
    }
}
