// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.refusal.cause.ListWords;
import io.postern.refusal.incident.Incidents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of whatever Kafka holds, no recipient comes onto the page: neither an address nor a domain, nor a server of ours. */
class GoldenEventsTest {
    private static final Path EVENTS = Path.of("..", "contracts", "src", "test", "resources", "events");
    private static final QutePage PAGE = new QutePage();
    private static final ListWords LISTS = new ListWords(Map.of(), Set.of());

    static List<Path> events() throws Exception {
        try (var files = Files.walk(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".v1.json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void no_event_brings_a_recipient_onto_the_page(Path file) throws Exception {
        assertThat(page(events(file)))
                .doesNotContainIgnoringCase("local.test")
                .doesNotContainIgnoringCase("bert")
                .doesNotContainIgnoringCase("carla")
                .doesNotContain("p-7", "127.0.0.1");
    }

    @Test
    void a_judgement_is_told_all_the_same() throws Exception {
        assertThat(page(events(EVENTS.resolve("judgement.v1.json"))))
                .contains("192.0.2.7", "sender.test", "451 4.7.1 Greylisted");
    }

    /** As if a reply, a list or a name in HELO said it. */
    @Test
    void words_of_others_bring_none_either() throws Exception {
        var json = Files.readString(EVENTS.resolve("0.0/judgement.v1.json"))
                .replace("Greylisted, please", "bert@local.test at LOCAL.TEST and Carla@Local.Test, please")
                .replace("see zen.test/192.0.2.7", "carla@local.test is a trap of local.test")
                .replace("\"mx.sender.test\"", "\"carla@local.test\"")
                .replace("\"greylisted\"", "\"dnsbl-listed\"");
        assertThat(page(List.of(JsonEvents.decode(json.getBytes(StandardCharsets.UTF_8)))))
                .contains("is listed by zen.test, which says: […] is a trap of […]")
                .doesNotContainIgnoringCase("local.test")
                .doesNotContainIgnoringCase("bert")
                .doesNotContainIgnoringCase("carla");
    }

    private static String page(List<Event> events) {
        var told = Told.of(Incidents.of("s-1", events, LISTS, Instant.now()));
        return PAGE.found("s-1", told) + JsonPage.of("s-1", told);
    }

    /** None if something else stands behind the JSON than answers of the DNS. */
    private static List<Event> events(Path file) throws Exception {
        var json = Files.readString(file);
        var answers = new ObjectMapper().readTree(EVENTS.resolve("answers.json").toFile());
        for (var record : List.of(json, json + "\0" + answers)) {
            try {
                return List.of(JsonEvents.decode(record.getBytes(StandardCharsets.UTF_8)));
            } catch (UnreadableRecord e) {
                assertThat(e).hasMessageContaining("behind the JSON");
            }
        }
        return List.of();
    }
}
