// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.Said;
import io.postern.testkit.servers.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./postern topics}, and what it makes of a real Kafka. */
class TopicsCommandIT {
    @TempDir
    Path folder;

    @Test
    void list_tells_kafkas_own_settings() throws IOException {
        var said = Said.by(
                folder, "topics", "list", "--config", settings("", 3, "7m").toString(), "--json");

        var topics = new ObjectMapper().readTree(said.out());
        assertThat(said.code()).isZero();
        assertThat(topics).hasSizeGreaterThan(20).anySatisfy(topic -> {
            assertThat(topic.path("name").asText()).isEqualTo("postern.retry.7m");
            assertThat(topic.path("replicas").asInt()).isEqualTo(3);
            assertThat(topic.path("settings").path("min.insync.replicas").asText())
                    .isEqualTo("2");
        });
    }

    @Test
    void list_refuses_settings_that_are_wrong() throws IOException {
        var said = Said.by(
                folder, "topics", "list", "--config", settings("", 1, "0m").toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("postern.delivery.schedule must be a list of waits, each longer than nothing");
    }

    @Test
    void list_is_a_line_for_each_topic() throws IOException {
        assertThat(Said.by(
                                folder,
                                "topics",
                                "list",
                                "--config",
                                settings("", 1, "7m").toString())
                        .out())
                .containsPattern("postern\\.content +durable +1 partition +1 d 2 h\\R")
                .containsPattern("postern\\.retry\\.7m +durable +1 partition +until it is finished\\R");
    }

    @Test
    void apply_refuses_topics_that_would_lose_mail_until_they_are_mended_and_makes_what_is_missing() throws Exception {
        var kafka = TestKafka.sharedWithFreshTopics();

        var refused = apply(kafka);
        var mended = apply(kafka, "--mend");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out())
                .contains("Topic postern.content keeps records for 1 d 1 h and not 1 d 2 h 7 min")
                .contains("./postern topics apply --mend");
        assertThat(mended.out()).contains("Mind: Mended: Topic postern.content", "topics are there as declared");
        await().untilAsserted(() -> assertThat(apply(kafka)).matches(said -> said.code() == 0, "all is as declared"));
        try (var admin = kafka.admin()) {
            assertThat(admin.listTopics().names().get()).contains("postern.retry.7m");
        }

        var file = settings(kafka.bootstrapServers(), 1, "7m").toString();
        assertThat(Said.to("accounts", "list", "--config", file).out())
                .as("other commands find a system that runs elsewhere by its brokers")
                .contains("There are no accounts");
        assertThat(Said.to("books", "--config", file).out())
                .contains("postern.launcher.endpoints.books does not say where");
    }

    @Test
    void apply_asks_for_brokers_of_your_own() throws IOException {
        assertThat(Said.by(
                                folder,
                                "topics",
                                "apply",
                                "--config",
                                settings("", 1, "7m").toString())
                        .out())
                .contains("postern.kafka.bootstrap-servers names no brokers");
    }

    private Said apply(TestKafka kafka, String... more) throws IOException {
        var words = new ArrayList<>(List.of(
                "apply", "--config", settings(kafka.bootstrapServers(), 1, "7m").toString()));
        words.addAll(List.of(more));
        return Said.by(folder, "topics", words.toArray(String[]::new));
    }

    private Path settings(String brokers, int copies, String wait) throws IOException {
        return Files.writeString(
                folder.resolve("postern.yaml"), """
                postern:
                  data-dir: %s
                  kafka:
                    bootstrap-servers: "%s"
                    replication-factor: %d
                    flush: false
                  delivery:
                    schedule: [%s, 2h]
                """.formatted(folder.resolve("data"), brokers, copies, wait));
    }
}
