// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.topic.KafkaPartitions;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.TopicDifference;
import io.postern.launcher.Complaint;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topics as they are declared, before anything runs on them. Nothing starts on one that would remove mail too early: a
 * message whose content or outcome is gone cannot be delivered or accounted for.
 *
 * @param mend what would lose mail is given its declared settings, instead of refused
 * @param remark takes a sentence about what is less safe than declared, and loses nothing by itself
 */
public record KafkaDeclaredTopics(
        KafkaAccess kafka, KafkaConfig config, Duration patience, boolean mend, Consumer<String> remark) {
    /** @throws Complaint about topics that would lose mail, or if Kafka does not answer */
    public void create(Collection<Topic> topics) {
        try (var admin = Admin.create(kafka.settings(Map.of("enable.metrics.push", false)))) {
            var differences = KafkaTopics.create(admin, topics, config.replicationFactor(), config.flush(), patience);
            KafkaPartitions.grow(admin, topics, patience).forEach(remark);
            var losing = differences.stream().filter(TopicDifference::losesMail).toList();
            differences.stream()
                    .filter(difference -> !difference.losesMail())
                    .forEach(difference -> remark.accept(difference.sentence() + "; change it with kafka-configs.sh"));
            if (losing.isEmpty()) {
                return;
            }
            var sentences = losing.stream().map(TopicDifference::sentence).collect(Collectors.joining("; "));
            if (!mend) {
                throw new Complaint(sentences
                        + ": mail could be lost. ./postern up --mend-topics gives back the declared settings"
                        + " (on brokers of your own, ./postern topics apply --mend; in the chart, topics.job.mend).");
            }
            KafkaTopics.mend(admin, losing, patience);
            remark.accept("Mended: " + sentences + ".");
        } catch (IllegalStateException e) {
            throw new Complaint(e.getMessage() + " (" + kafka.brokers() + ", postern.kafka.bootstrap-servers)", e);
        }
    }
}
