// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real and odd messages, relayed: what arrives is what was sent, with our fields in front. */
@ExtendWith(SharedWorld.class)
class TheCorpusArrivesByteForByteIT {
    @Test
    void what_arrives_is_what_was_sent(World world) throws IOException {
        var folder = corpus();
        var sent = new HashMap<String, byte[]>();
        try (var client = world.friend()) {
            for (var facts : manifest(folder)) {
                var bytes = Files.readAllBytes(folder.resolve(facts.get("file").asText()));
                var recipient = "corpus-" + sent.size() + "@local.test";
                assertThat(client.mail("corpus@senders.test").code()).isEqualTo(250);
                assertThat(client.rcpt(recipient).code()).isEqualTo(250);
                var reply = client.data(bytes);
                assertThat(reply.code())
                        .as(facts.get("file").asText() + " " + reply)
                        .isEqualTo(250);
                sent.put(recipient, bytes);
            }
        }
        assertThat(sent).hasSizeGreaterThan(100);
        for (Map.Entry<String, byte[]> one : sent.entrySet()) {
            var arrived = world.receiver().awaitFor(one.getKey(), Duration.ofSeconds(60));
            assertThat(arrived.isWithFieldsInFront(one.getValue()))
                    .as("%s arrived as%n%s", one.getKey(), arrived.text())
                    .isTrue();
            assertThat(world.receiver().acceptedFor(one.getKey())).hasSize(1);
        }
    }

    private static Path corpus() {
        var whole =
                BuiltTree.root().resolveSibling("shared").resolve("conformance").resolve("corpus");
        return Files.isDirectory(whole) ? whole : Path.of("src", "test", "resources", "corpus");
    }

    private static List<JsonNode> manifest(Path folder) throws IOException {
        var json = new ObjectMapper();
        try (var lines = Files.lines(folder.resolve("manifest.jsonl"))) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
