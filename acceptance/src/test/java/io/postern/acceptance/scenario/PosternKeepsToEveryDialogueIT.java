// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Dialogues;
import io.postern.acceptance.world.World;
import io.postern.embedded.FreePorts;
import io.postern.testkit.dialogue.Dialogue;
import io.postern.testkit.system.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code acceptance/dialogues}, at a Postern that does not greylist. */
class PosternKeepsToEveryDialogueIT {
    private static World world;
    private static Dialogues dialogues;

    @BeforeAll
    static void start() {
        int delayed = FreePorts.take();
        world = World.start(
                "dialogues",
                settings -> settings.set("postern.greylist.enabled", false)
                        .set("postern.edge.listeners.delayed.port", delayed)
                        .set("postern.edge.listeners.delayed.greet-delay", "500ms"));
        var postern = world.postern();
        dialogues = new Dialogues(
                "postern", Map.of("mx", postern.mxPort(), "relay", postern.relayPort(), "delayed", delayed));
    }

    static Stream<Arguments> files() {
        return Dialogues.of("postern");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void keeps_to(String sentence, Dialogue dialogue) throws IOException {
        dialogues.play(dialogue);
    }

    @AfterAll
    static void nothing_was_smuggled_or_relayed_and_the_log_holds_no_stack_trace() {
        try (var ended = world) {
            var books = new Books(ended);
            books.handOver("after all dialogues", "a@local.test", "sane@local.test");
            assertThat(books.settle(Duration.ofSeconds(30))).isEqualTo(Books.Counts.allDelivered(1));
            assertThat(ended.receiver().accepted())
                    .noneMatch(message -> message.reversePath().startsWith("evil@"))
                    .noneMatch(message -> message.recipients().toString().contains("victim"));
            assertThat(ended.postern().log(Part.EDGE).lines().filter(line -> line.startsWith("\tat ")))
                    .isEmpty();
        }
    }
}
