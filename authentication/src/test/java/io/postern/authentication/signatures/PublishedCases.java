// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.dns.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages that others have published, {@code dkim/} in the test resources. */
final class PublishedCases {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dkim");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param results one of these it must come to; of a message with several signatures the best counts
     * @param each results of the signatures from the top; empty where they are not published
     */
    record Case(String id, Path message, String zone, Instant now, List<String> results, List<String> each) {
        void judge(Lookup dns) throws IOException {
            try (var octets = Files.newInputStream(message)) {
                var dkim = Signatures.read(octets, dns, now, Set.of()).dkim();
                var words = dkim.stream()
                        .map(DkimFinding::result)
                        .map(AuthResult::word)
                        .toList();
                var best = words.contains("pass") ? "pass" : words.getFirst();
                assertThat(results).as("%s: %s", id, dkim).contains(best);
                if (!each.isEmpty()) {
                    assertThat(words).as("%s: %s", id, dkim).isEqualTo(each);
                }
            }
        }
    }

    private PublishedCases() {}

    static List<Case> all() throws IOException {
        var cases = new ArrayList<Case>();
        for (var line : Files.readAllLines(FOLDER.resolve("cases.jsonl"))) {
            var json = JSON.readTree(line);
            var now = json.get("now");
            cases.add(new Case(
                    json.get("id").asText(),
                    FOLDER.resolve(json.get("eml").asText()),
                    json.get("zone").asText(),
                    now.isNull() ? Instant.ofEpochSecond(1_800_000_000) : Instant.ofEpochSecond(now.asLong()),
                    words(json.get("preferred")),
                    words(json.get("per_signature"))));
        }
        return cases;
    }

    private static List<String> words(JsonNode json) {
        var words = new ArrayList<String>();
        json.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Strings of TXT records by name. */
    static Map<String, List<List<String>>> texts(String zone) throws IOException {
        var texts = new LinkedHashMap<String, List<List<String>>>();
        JSON.readTree(FOLDER.resolve(zone).toFile()).get("names").properties().forEach(name -> {
            var records = new ArrayList<List<String>>();
            for (var record : name.getValue()) {
                if (record.get("t").asText().equals("TXT")) {
                    records.add(words(record.get("v")));
                }
            }
            texts.put(name.getKey(), records);
        });
        return texts;
    }
}
