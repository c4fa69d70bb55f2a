// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.topic.PartitionPlan;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Settings;
import io.postern.testkit.servers.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics that an operator has changed, in a real Kafka. */
class KafkaDeclaredTopicsIT {
    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(15), Duration.ofHours(1));
    private static final List<Topic> DECLARED = Topics.all(RetryTiers.of(WAITS), WAITS.getLast());

    private final List<String> remarks = new ArrayList<>();
    private TestKafka kafka;

    @BeforeEach
    void fresh() {
        kafka = TestKafka.sharedWithFreshTopics();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postern.deliveries       | retention.ms    | 3600000 | Topic postern.deliveries keeps records for 1 h and not 11 d 1 h
            postern.content          | retention.ms    | 60000   | Topic postern.content keeps records for 1 min and not 1 d 1 h
            postern.outbound.bulk    | retention.ms    | 60000   | Topic postern.outbound.bulk keeps records for 1 min and not until they are finished
            postern.retry.15m        | retention.bytes | 1000000 | Topic postern.retry.15m keeps at most 1000000 octets where there may be no limit
            postern.outbound.bulk    | cleanup.policy  | compact | Topic postern.outbound.bulk keeps only the last record for each key, where all are needed
            """)
    void a_topic_that_would_lose_mail_keeps_the_system_from_starting_until_it_is_mended(
            String topic, String setting, String value, String sentence) throws Exception {
        change(topic, setting, value);

        assertThatThrownBy(() -> topics(false).create(DECLARED))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith(sentence)
                .hasMessageContaining("./postern up --mend-topics");

        topics(true).create(DECLARED);
        assertThat(remarks).singleElement().asString().startsWith("Mended: " + sentence);
        await().untilAsserted(() ->
                assertThatCode(() -> topics(false).create(DECLARED)).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postern.deliveries    | retention.ms    | -1             | outcomes are kept for ever
            postern.content       | retention.ms    | 9999999999     | content is kept for longer
            postern.commands      | cleanup.policy  | delete         | orders are not compacted, and kept for ever
            postern.history       | retention.ms    | 60000          | explanations are gone sooner, mail is not
            postern.verdicts      | retention.bytes | 1000           | the line holds no mail
            """)
    void what_loses_no_mail_is_the_operators_affair(String topic, String setting, String value, String what)
            throws Exception {
        change(topic, setting, value);

        assertThatCode(() -> topics(false).create(DECLARED)).as(what).doesNotThrowAnyException();
        assertThat(remarks).isEmpty();
    }

    @Test
    void less_safe_is_a_remark() throws Exception {
        change("postern.content", "message.timestamp.type", "CreateTime");

        topics(false).create(DECLARED);

        assertThat(remarks).singleElement().asString().contains("postern.content", "message.timestamp.type=CreateTime");
    }

    @Test
    void topics_that_instances_share_are_given_more_partitions_and_never_fewer() {
        var tiers = RetryTiers.of(WAITS);
        topics(false).create(Topics.all(tiers, WAITS.getLast(), new PartitionPlan(4, 4, 2)));
        assertThat(remarks)
                .hasSize(2 + 3)
                .contains("Topic postern.inquiries has 4 partitions now, and had 2")
                .contains("Topic postern.outbound.bulk has 2 partitions now, and had 1");

        remarks.clear();
        topics(false).create(DECLARED);
        assertThat(remarks).isEmpty();
    }

    private KafkaDeclaredTopics topics(boolean mend) {
        var settings = Settings.read(null, Map.of("POSTERN_KAFKA_FLUSH", "false"));
        return new KafkaDeclaredTopics(
                KafkaAccess.plain(kafka.bootstrapServers()),
                settings.kafka(),
                Duration.ofSeconds(30),
                mend,
                remarks::add);
    }

    private void change(String topic, String setting, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            // A broker tells of a change a little later than it was made.
            await().ignoreExceptions()
                    .until(() -> value(admin, resource, setting).equals(value));
        }
    }

    private static String value(Admin admin, ConfigResource resource, String setting) throws Exception {
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(setting)
                .value();
    }
}
