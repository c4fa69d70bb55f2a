// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** files/topics.json is what {@link Topics} says ({@code -Dgolden=write} rewrites it), and so is what the chart makes of it. */
class TopicsFileTest {
    private static final List<String> SCHEDULE =
            List.of("15m", "30m", "60m", "90m", "120m", "240m", "480m", "960m", "1440m", "2880m");
    private static final List<String> INCOMING = List.of("1m", "2m", "5m", "10m");
    /** In values.yaml: what decides on the partitions of those that instances share. */
    private static final Map<String, Integer> PARTITIONS = Map.of("line", 6, "verdicts", 12, "lanes", 6);

    @Test
    void the_list_of_topics_is_up_to_date() throws IOException {
        var golden = HelmChart.CHART.resolve("files/topics.json");
        var actual = new GsonBuilder().setPrettyPrinting().create().toJson(declared()) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).as(golden + "; -Dgolden=write rewrites it").isEqualTo(Files.readString(golden));
    }

    @Test
    void the_usual_schedule_is_that_of_the_reference() {
        assertThat(HelmChart.read(HelmChart.ROOT.resolve("docs/configuration.md")))
                .contains("| `postern.delivery.schedule` | `" + String.join(", ", SCHEDULE) + "` |")
                .contains("| `postern.delivery.incoming-schedule` | `" + String.join(", ", INCOMING) + "` |");
    }

    @Test
    void with_the_usual_schedule_the_chart_makes_the_declared_topics() {
        var waits = Stream.concat(SCHEDULE.stream(), INCOMING.stream())
                .map(TopicsFileTest::time)
                .toList();
        assertMade(
                "dual-stack",
                Topics.all(
                        RetryTiers.of(waits),
                        sum("15m", "30m", "60m", "90m", "120m", "240m", "480m", "960m", "1440m", "2880m")));
    }

    @Test
    void with_a_schedule_of_ones_own_too() {
        var waits = Stream.of("90s", "15m", "1h", "4h", "1d", "30s", "2m", "2h", "3d")
                .map(TopicsFileTest::time)
                .toList();
        var expected = Topics.all(RetryTiers.of(waits), sum("2h", "3d")).stream()
                .map(topic -> topic.name().equals(Topics.TRANSCRIPTS)
                        ? new Topic(topic.name(), topic.kind(), 1, Duration.ofDays(60), topic.segment())
                        : topic)
                .toList();
        assertMade("everything", expected);
    }

    @Test
    void what_is_only_looked_up_may_be_kept_for_less_time() {
        var values = HelmChart.merged(
                HelmChart.values("dual-stack"), HelmChart.yaml("{topics: {retention: {postern.history: 7d}}}"));

        assertThat(RenderedSets.one(HelmChart.render(values), "KafkaTopic", "postern.history")
                        .map("spec.config"))
                .containsEntry("retention.ms", "604800000");
    }

    private static void assertMade(String set, List<Topic> expected) {
        var made = RenderedSets.of(set).stream()
                .filter(each -> each.kind().equals("KafkaTopic"))
                .collect(Collectors.toMap(Manifest::name, Function.identity()));
        assertThat(made.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Topic::name).toList());
        assertThat(expected).allSatisfy(topic -> {
            var found = made.get(topic.name());
            assertThat(found.map("spec.config"))
                    .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(KafkaTopics.settings(topic, 3, false)));
            assertThat(found.at("spec.partitions"))
                    .contains(sizedBy(topic.name()).map(PARTITIONS::get).orElse(topic.partitions()));
            assertThat(found.at("spec.replicas")).contains(3);
        });
    }

    /** What depends on the schedule is told by two of them: what is kept longer for the longer one follows it. */
    private static Map<String, Object> declared() {
        var short1 = Duration.ofHours(10);
        var long1 = Duration.ofHours(20);
        var tiers = RetryTiers.of(List.of(short1));
        var longer = Topics.all(tiers, long1).stream().collect(Collectors.toMap(Topic::name, Function.identity()));
        var topics = new ArrayList<Map<String, Object>>();
        for (var topic : Topics.all(tiers, short1)) {
            if (tiers.topics().contains(topic.name())) {
                if (topic.name().equals(Topics.RETRY_1M)) {
                    topics.add(entry("postern.retry.*", topic, longer.get(topic.name()), short1));
                }
            } else {
                topics.add(entry(topic.name(), topic, longer.get(topic.name()), short1));
            }
        }
        var file = new LinkedHashMap<String, Object>();
        file.put("comment", "Written by a test from Topics in contracts; times are milliseconds.");
        file.put("schedule", SCHEDULE);
        file.put("incomingSchedule", INCOMING);
        file.put("topics", topics);
        return file;
    }

    private static Map<String, Object> entry(String name, Topic topic, Topic longer, Duration schedule) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", name);
        entry.put("durable", topic.kind() == Topic.Kind.DURABLE);
        sizedBy(topic.name())
                .ifPresentOrElse(size -> entry.put("sizedBy", size), () -> entry.put("partitions", topic.partitions()));
        var kept = topic.retention();
        if (kept != null) {
            boolean follows = !kept.equals(longer.retention());
            entry.put(
                    follows ? "keptBeyondSchedule" : "kept",
                    follows ? kept.minus(schedule).toMillis() : kept.toMillis());
        }
        var settings = new TreeMap<>(topic.settings(false));
        settings.remove("retention.ms");
        entry.put("settings", settings);
        return entry;
    }

    /** As {@code postern.kafka.partitions} has it. */
    private static Optional<String> sizedBy(String topic) {
        return switch (topic) {
            case Topics.INQUIRIES, Topics.ASSESSMENTS -> Optional.of("line");
            case Topics.VERDICTS -> Optional.of("verdicts");
            default -> topic.startsWith("postern.outbound.") ? Optional.of("lanes") : Optional.empty();
        };
    }

    private static Duration sum(String... waits) {
        return Stream.of(waits).map(TopicsFileTest::time).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration time(String text) {
        return text.endsWith("d")
                ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
                : Duration.parse("PT" + text);
    }
}
