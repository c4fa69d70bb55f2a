// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.KafkaRefusal;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.servers.SecuredKafka;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in to brokers that ask who comes; each by the one place that all services use. */
class KafkaAccessIT {
    private static final byte[] SOMETHING = {1};

    @TempDir
    static Path folder;

    private static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(folder);
        try (var admin = kafka.admin()) {
            KafkaTopics.create(
                    admin, Topics.all(List.of(Duration.ofHours(1))), (short) 1, false, Duration.ofSeconds(30));
        }
        kafka.grant("plainly", "smtp-edge");
        kafka.grant("with-certificate", "delivery-worker");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void scram_over_tls_lets_a_service_write_where_it_may_and_nowhere_else() {
        var password = kafka.user("policy-service", "policy-service");
        var access = access(
                kafka.sasl(),
                Map.of("protocol", "sasl-ssl", "username", "policy-service", "password-file", password.toString()));
        assertThat(write(access, Topics.HISTORY)).isNull();
        assertThat(write(access, Topics.COMMANDS)).hasMessageContaining("Not authorized to access topics");
    }

    @Test
    void plain_and_a_client_certificate_do_as_well() {
        var plain = Map.of(
                "protocol", "sasl-ssl", "mechanism", "plain", "username", "plainly", "password", "a \"plain\" secret");
        assertThat(write(access(kafka.sasl(), plain), Topics.TRANSCRIPTS)).isNull();
        var mutual = Map.of(
                "protocol",
                "ssl",
                "certificate-file",
                kafka.client().certificate().toString(),
                "key-file",
                kafka.client().key().toString());
        assertThat(write(access(kafka.mutual(), mutual), Topics.QUARANTINE)).isNull();
    }

    @Test
    void who_is_not_let_in_reads_why() {
        var wrong = Map.of("protocol", "sasl-ssl", "username", "plainly", "password", "guessed");
        assertThat(KafkaRefusal.words(write(access(kafka.sasl(), wrong), Topics.HISTORY))
                        .orElseThrow())
                .startsWith("Kafka does not know us by that name and password");
        var stranger = access(
                kafka.sasl(),
                Map.of(
                        "protocol",
                        "sasl-ssl",
                        "username",
                        "plainly",
                        "password",
                        "guessed",
                        "ca-file",
                        kafka.client().certificate().toString()));
        assertThat(KafkaRefusal.words(write(stranger, Topics.HISTORY)).orElseThrow())
                .startsWith("TLS with Kafka fails");
    }

    @Test
    void a_service_with_a_wrong_password_says_it_in_a_line_and_one_with_no_file_ends() throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong"), "marked-secret-7163");
        var yaml = """
                postern:
                  kafka:
                    security: {protocol: sasl-ssl, username: "${quarkus.application.name}", password-file: %s, ca-file: %s}
                """;
        var redis = "redis://127.0.0.1:1";
        var home = Files.createDirectories(folder.resolve("wrong-password"));
        try (var service = new PolicyProcess(home, kafka.sasl(), redis, yaml.formatted(wrong, kafka.authority()))) {
            await("it says that it is not let in")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> service.log().contains("Kafka does not know us by that name and password"));
            assertThat(service.log()).doesNotContain("\tat ", "marked-secret-7163");
            assertThat(service.ready()).isFalse();
        }
        home = Files.createDirectories(folder.resolve("no-file"));
        try (var service =
                new PolicyProcess(home, kafka.sasl(), redis, yaml.formatted("/nowhere/p", kafka.authority()))) {
            await("it ends").atMost(Duration.ofSeconds(30)).until(() -> !service.alive());
            assertThat(service.log())
                    .contains("postern.kafka.security.password-file: there is no file /nowhere/p")
                    .doesNotContain("\tat ");
        }
    }

    private static Throwable write(KafkaAccess access, String topic) {
        try (var sender = KafkaSender.durable(access, "test", Duration.ofSeconds(8))) {
            var failure = catchThrowable(() -> sender.send(new ProducerRecord<>(topic, SOMETHING, SOMETHING))
                    .join());
            return failure == null ? null : failure.getCause();
        }
    }

    private static KafkaAccess access(String brokers, Map<String, String> security) {
        var builder = new SmallRyeConfigBuilder().withMapping(KafkaConfig.class);
        builder.withDefaultValue("postern.kafka.bootstrap-servers", brokers);
        builder.withDefaultValue(
                "postern.kafka.security.ca-file", kafka.authority().toString());
        var given = new java.util.HashMap<String, String>();
        security.forEach((key, value) -> given.put("postern.kafka.security." + key, value));
        builder.withSources(new PropertiesConfigSource(given, "test", 100));
        return KafkaAccess.of(builder.build().getConfigMapping(KafkaConfig.class));
    }
}
