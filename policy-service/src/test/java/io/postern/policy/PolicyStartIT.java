// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topics;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyStartIT {
    private static final String NO_REDIS = "redis://127.0.0.1:" + FreePorts.take();

    @TempDir
    Path folder;

    @Test
    void it_waits_for_kafka_and_needs_no_redis_to_get_ready() {
        int port = FreePorts.take();
        try (var service = new PolicyProcess(folder, "127.0.0.1:" + port, NO_REDIS, "postern: {}")) {
            await("it says what it waits for")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> service.log().contains("Kafka at 127.0.0.1:" + port + " does not answer"));
            assertThat(service.ready()).isFalse();
            assertThat(service.alive()).isTrue();
            try (var kafka =
                    EmbeddedKafka.start(folder.resolve("kafka"), port, "256m").await(Duration.ofSeconds(60))) {
                try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                    var all = Topics.all(List.of(Duration.ofHours(1)));
                    KafkaTopics.create(admin, all, (short) 1, false, Duration.ofSeconds(30));
                }
                service.awaitReady();
                assertThat(service.log()).doesNotContain("\tat ");
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            postern: {greylist: {block-period: 5h, pass-period: 4h}} | postern.greylist.pass-period
            postern: {greylist: {blok-period: 5m}}                   | postern.greylist.blok-period
            postern: {reverse-dns: {missing: maybe}}                 | postern.reverse-dns.missing
            """)
    void a_setting_that_makes_no_sense_is_named_and_ends_it(String yaml, String named) {
        try (var service = new PolicyProcess(folder, "127.0.0.1:" + FreePorts.take(), NO_REDIS, yaml)) {
            await("it ends").atMost(Duration.ofSeconds(30)).until(() -> !service.alive());
            assertThat(service.log()).contains(named);
        }
    }
}
