// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.FreePorts;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What all readers without a group promise, with a real broker and a user that may read one topic and no group. */
class KafkaReadersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path folder;

    private static int users;
    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static KafkaSender sender;

    private final String topic = "read-" + UUID.randomUUID();
    private final TopicPartition place = new TopicPartition(topic, 0);

    @BeforeAll
    static void start() {
        users = FreePorts.take();
        kafka = EmbeddedKafka.start(
                        folder,
                        0,
                        "256m",
                        Map.of(
                                "listeners", "USERS://127.0.0.1:" + users,
                                "advertised.listeners", "USERS://127.0.0.1:" + users,
                                "listener.security.protocol.map", "USERS:SASL_PLAINTEXT",
                                "sasl.enabled.mechanisms", "PLAIN",
                                "listener.name.users.plain.sasl.jaas.config",
                                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_reader=\"secret\";",
                                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "super.users", "User:ANONYMOUS"))
                .await(Duration.ofSeconds(60));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        sender = KafkaSender.durable(plain(), "test", Duration.ofSeconds(5));
    }

    @AfterAll
    static void stop() {
        sender.close();
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    @Test
    void the_record_at_the_place_is_read_in_any_order_and_again() {
        write("a", "b", "c");
        try (var reader = records()) {
            assertThat(text(reader.read(place, 1, PATIENCE))).isEqualTo("b");
            assertThat(text(reader.read(place, 2, PATIENCE))).isEqualTo("c");
            assertThat(text(reader.read(place, 0, PATIENCE))).isEqualTo("a");
            assertThat(text(reader.read(place, 0, PATIENCE))).isEqualTo("a");
        }
    }

    @Test
    void a_neighbour_that_came_with_the_record_before_is_there_without_any_patience() {
        write("a", "b");
        try (var reader = records()) {
            reader.connect(List.of(topic));
            assertThat(text(reader.read(place, 0, PATIENCE))).isEqualTo("a");
            assertThat(text(reader.read(place, 1, Duration.ZERO))).isEqualTo("b");
        }
    }

    @Test
    void to_connect_needs_the_topics() {
        try (var reader = records()) {
            assertThatThrownBy(() -> reader.connect(List.of(topic, "nowhere")))
                    .isInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void what_was_removed_or_was_never_written_is_not_there_and_no_other_record_comes_instead() throws Exception {
        write("a", "b", "c");
        admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(2)))
                .all()
                .get();
        try (var reader = records()) {
            assertThat(reader.read(place, 0, PATIENCE)).isEmpty();
            assertThat(reader.read(place, 0, PATIENCE)).isEmpty();
            assertThat(reader.read(place, 99, PATIENCE)).isEmpty();
            assertThat(text(reader.read(place, 2, PATIENCE)))
                    .as("it is as good as before")
                    .isEqualTo("c");
        }
    }

    @Test
    void the_next_to_be_written_is_waited_for_until_the_deadline_and_read_once_it_is_there() {
        write("a");
        try (var reader = records()) {
            assertThatThrownBy(() -> reader.read(place, 1, SHORT)).isInstanceOf(TimeoutException.class);
            write("b");
            assertThat(text(reader.read(place, 1, PATIENCE))).isEqualTo("b");
        }
    }

    @Test
    void a_topic_that_is_not_there_is_no_missing_record_and_is_not_made() throws Exception {
        var nowhere = new TopicPartition("nowhere", 0);
        try (var reader = records();
                var topics = topics(plain())) {
            assertThatThrownBy(() -> reader.read(nowhere, 0, SHORT)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> all(topics, "nowhere")).isInstanceOf(UnknownTopicOrPartitionException.class);
        }
        assertThat(admin.listTopics().names().get()).doesNotContain("nowhere");
    }

    @Test
    void reading_needs_the_right_to_read_the_topic_and_none_to_a_group() throws Exception {
        write("a");
        var followed = new CopyOnWriteArrayList<String>();
        try (var reader = new KafkaRecordReader(reader(), "test", 1024);
                var topics = topics(reader())) {
            assertThatThrownBy(() -> reader.read(place, 0, PATIENCE)).isInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> all(topics, topic)).isInstanceOf(TopicAuthorizationException.class);
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                            new AccessControlEntry("User:reader", "*", AclOperation.READ, AclPermissionType.ALLOW))))
                    .all()
                    .get();
            assertThat(text(reader.read(place, 0, PATIENCE))).isEqualTo("a");
            assertThat(all(topics, topic)).containsExactly("a");
            try (var _ = following(reader(), followed)) {
                await().until(() -> followed.equals(List.of("a")));
            }
        }
    }

    @Test
    void a_topic_is_read_to_its_end_and_later_what_was_added_once() {
        write("a", "b");
        try (var reader = topics(plain())) {
            var seen = new ArrayList<String>();
            reader.read(List.of(topic), null, next -> seen.add(text(next)));
            assertThat(seen).containsExactly("a", "b");
            reader.readOn(next -> seen.add(text(next)));
            write("c");
            reader.readOn(next -> seen.add(text(next)));
            assertThat(seen).containsExactly("a", "b", "c");
            assertThat(all(reader, topic)).as("and from its beginning again").containsExactly("a", "b", "c");
        }
    }

    @Test
    void a_topic_is_read_from_a_time_on_and_one_without_records_is_at_its_end() {
        var noon = Instant.parse("2026-01-01T12:00:00Z");
        try (var reader = topics(plain())) {
            assertThat(all(reader, topic)).isEmpty();
            for (int minute = 0; minute < 3; minute++) {
                long at = noon.plusSeconds(60L * minute).toEpochMilli();
                sender.send(new ProducerRecord<>(topic, 0, at, null, bytes("minute " + minute)))
                        .join();
            }
            assertThat(from(reader, noon.plusSeconds(60))).containsExactly("minute 1", "minute 2");
            assertThat(from(reader, noon.plusSeconds(600))).isEmpty();
        }
    }

    @Test
    void a_topic_is_followed_through_failures_of_ours_and_into_partitions_that_it_gains() throws Exception {
        write("a", "fault", "b");
        var seen = new CopyOnWriteArrayList<String>();
        try (var following = following(plain(), seen)) {
            await().until(following::known);
            assertThat(seen).containsExactly("a", "b");
            await().until(() -> following.reading() && following.behind() == 0);
            write("c");
            await().until(() -> seen.contains("c"));
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            await().ignoreExceptions().until(() -> sendTo(1, "d"));
            await().until(() -> seen.contains("d"));
            assertThat(seen).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void a_follower_whose_thread_dies_shows_it() {
        var patience = Duration.ofSeconds(1);
        try (var follower = new KafkaFollower(plain(), "test", topic, (key, _) -> {
            if (key.equals("fault")) {
                throw new StackOverflowError("planted");
            }
        })) {
            follower.await(PATIENCE);
            await().until(() -> follower.pulse().live(patience));
            sender.send(new ProducerRecord<>(topic, 0, bytes("fault"), null)).join();
            await().dontCatchUncaughtExceptions().until(() -> !follower.pulse().live(patience));
            assertThat(follower.pulse().live())
                    .as("only for a while, as it could be stuck")
                    .isTrue();
        }
    }

    private boolean sendTo(int partition, String text) {
        return sender.send(new ProducerRecord<>(topic, partition, null, bytes(text)))
                        .join()
                        .offset()
                == 0;
    }

    private KafkaFollowing following(KafkaAccess access, List<String> seen) {
        return new KafkaFollowing(access, "test", List.of(topic), SHORT, next -> seen.add(sound(next)), _ -> {});
    }

    private static String sound(ConsumerRecord<byte[], byte[]> next) {
        if (text(next).equals("fault")) {
            throw new IllegalStateException("a fault of ours");
        }
        return text(next);
    }

    private List<String> from(KafkaTopicReader reader, Instant from) {
        var seen = new ArrayList<String>();
        reader.read(List.of(topic), from, next -> seen.add(text(next)));
        return seen;
    }

    private static List<String> all(KafkaTopicReader reader, String topic) {
        var seen = new ArrayList<String>();
        reader.read(List.of(topic), null, next -> seen.add(text(next)));
        return seen;
    }

    private void write(String... texts) {
        for (var text : texts) {
            sender.send(new ProducerRecord<>(topic, 0, null, bytes(text))).join();
        }
    }

    private static KafkaRecordReader records() {
        return new KafkaRecordReader(plain(), "test", 1024);
    }

    private static KafkaTopicReader topics(KafkaAccess access) {
        return new KafkaTopicReader(access, "test", PATIENCE);
    }

    private static KafkaAccess plain() {
        return KafkaAccess.plain(kafka.bootstrapServers());
    }

    private static KafkaAccess reader() {
        var security = "postern.kafka.security.";
        return KafkaAccess.of(new SmallRyeConfigBuilder()
                .withMapping(KafkaConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "postern.kafka.bootstrap-servers",
                                "127.0.0.1:" + users,
                                security + "protocol",
                                "sasl-plaintext",
                                security + "mechanism",
                                "plain",
                                security + "username",
                                "reader",
                                security + "password",
                                "secret"),
                        "test",
                        100))
                .build()
                .getConfigMapping(KafkaConfig.class));
    }

    private static String text(Optional<ConsumerRecord<byte[], byte[]>> found) {
        return text(found.orElseThrow());
    }

    private static String text(ConsumerRecord<byte[], byte[]> found) {
        return new String(found.value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
