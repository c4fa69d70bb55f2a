// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md and docs/topics.md are what the code says. {@code -Dgolden=write} rewrites them. */
class ReferenceTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void the_reference_of_settings_is_up_to_date() throws IOException {
        compare(ROOT.resolve("docs/configuration.md"), configuration());
    }

    @Test
    void the_table_of_topics_is_up_to_date() throws IOException {
        compare(ROOT.resolve("docs/topics.md"), topics());
    }

    @Test
    void who_may_do_what_on_kafka_is_up_to_date() throws IOException {
        compare(ROOT.resolve("docs/acls.md"), GrantsText.table());
        compare(ROOT.resolve("deploy/k8s/postern/files/acls.yaml"), GrantsText.yaml());
        compare(ROOT.resolve("deploy/k8s/postern/files/acls.sh"), GrantsScript.text());
    }

    @Test
    void every_setting_has_its_sentence() {
        assertThat(KnownSettings.of(SettingsCatalogue.ALL))
                .allSatisfy(setting ->
                        assertThat(setting.sentence()).as(setting.key()).isNotBlank());
        assertThat(SettingsCatalogue.ALL)
                .allSatisfy(mapping -> assertThat(KnownSettings.sentence(mapping))
                        .as(mapping.getName())
                        .isNotBlank());
    }

    @Test
    void no_interface_of_settings_is_left_out() throws IOException {
        try (var files = Files.walk(ROOT)) {
            var declared = files.filter(file -> file.toString().matches(".*/src/main/java/.*Config\\.java"))
                    .filter(ReferenceTest::isMapping)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(SettingsCatalogue.ALL)
                    .extracting(Class::getSimpleName)
                    .containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void compare(Path golden, String actual) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        }
        assertThat(actual).as(golden + "; -Dgolden=write rewrites it").isEqualTo(Files.readString(golden));
    }

    private static String configuration() {
        var intro = """
                # Settings

                One YAML file holds the settings of the whole system: `./postern up --config FILE`. A variable of the
                environment outweighs the file: `postern.greylist.block-period` is `POSTERN_GREYLIST_BLOCK_PERIOD`. Without
                either the defaults below hold. Lengths of time are written as `500ms`, `30s`, `5m`, `6h`, `36d`; several
                values as a YAML list, or separated by commas in the environment. `*` stands for a name of your own.

                A key that is not in this list is an error. What stands below `quarkus:` is handed on to the services as it
                is, such as log levels. This page is written by a test from the interfaces that the services read.

                """;
        return intro
                + SettingsCatalogue.ALL.stream().map(ReferenceTest::section).collect(Collectors.joining("\n"));
    }

    private static String section(Class<?> mapping) {
        var rows = KnownSettings.of(mapping).stream().map(ReferenceTest::row).collect(Collectors.joining());
        return "## %s\n\n%s\n\n| key | default | meaning |\n|---|---|---|\n%s"
                .formatted(mapping.getAnnotation(ConfigMapping.class).prefix(), KnownSettings.sentence(mapping), rows);
    }

    private static String row(Setting setting) {
        var fallback = setting.fallback() != null && !setting.fallback().isEmpty()
                ? "`" + setting.fallback().replace(",", ", ") + "`"
                : setting.optional() || setting.fallback() != null ? "" : "*required*";
        return "| `%s` | %s | %s |\n".formatted(setting.key(), fallback, setting.sentence());
    }

    private static String topics() {
        var schedule = List.of("15m", "30m", "60m", "90m", "120m", "240m", "480m", "960m", "1440m", "2880m").stream()
                .map(DurationText::parse)
                .toList();
        var intro = """
                # Topics

                What `./postern up` creates, with the default schedule and on a single broker. *line*: `acks=1`, a lost record
                costs a client a 451. *durable*: `acks=all`, and flushed to disk before it is acknowledged
                (`postern.kafka.flush`). *record*: `acks=all`, for explanation and reports. Names and figures come from
                `Topics` in `contracts`; this page is written by a test.

                | topic | kind | partitions | kept | a segment is at most |
                |---|---|---|---|---|
                """;
        return intro + Topics.all(schedule).stream().map(ReferenceTest::row).collect(Collectors.joining());
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | %d | %s | %s |\n"
                .formatted(
                        topic.name(),
                        topic.kind().name().toLowerCase(java.util.Locale.ROOT),
                        topic.partitions(),
                        kept(topic),
                        words(topic.segment()));
    }

    private static String kept(Topic topic) {
        var time = topic.retention() == null ? "" : words(topic.retention());
        if (topic.compacted()) {
            return time.isEmpty() ? "the last for each key" : time + ", the last for each key";
        }
        return time.isEmpty() ? "until it is finished" : time;
    }

    private static String words(Duration time) {
        var parts = new java.util.ArrayList<String>();
        if (time.toDays() > 0) {
            parts.add(time.toDays() + " d");
        }
        if (time.toHoursPart() > 0) {
            parts.add(time.toHoursPart() + " h");
        }
        if (time.toMinutesPart() > 0) {
            parts.add(time.toMinutesPart() + " min");
        }
        return String.join(" ", parts);
    }
}
