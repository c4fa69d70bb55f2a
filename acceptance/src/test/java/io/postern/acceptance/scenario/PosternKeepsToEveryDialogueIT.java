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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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
        int submission = FreePorts.take();
        int submissions = FreePorts.take();
        world = World.start(
                "dialogues",
                settings -> settings.set("postern.greylist.enabled", false)
                        .set("postern.edge.listeners.delayed.port", delayed)
                        .set("postern.edge.listeners.delayed.greet-delay", "500ms")
                        .set("postern.edge.listeners.submission.port", submission)
                        .set("postern.edge.listeners.submissions.port", submissions)
                        .set("postern.edge.tls.required-senders", List.of("tls-only.test", ".tls-only.test"))
                        // Wrong passwords are many here, and all from one network.
                        .set("postern.lockout.first-wait", "1ms")
                        .set("postern.lockout.longest-wait", "1ms"));
        // Else the edge refuses for the server behind what is tried here.
        world.receiver().offering("PIPELINING", "SIZE 104857600", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES");
        var postern = world.postern();
        dialogues = new Dialogues(
                "postern",
                Map.of(
                        "mx",
                        postern.mxPort(),
                        "private",
                        postern.mxPort(),
                        "relay",
                        postern.relayPort(),
                        "delayed",
                        delayed,
                        "submission",
                        submission,
                        "submissions",
                        submissions));
        postern.topics().write(Dialogues.account());
        Awaitility.await("the account is known").untilAsserted(() -> dialogues.play(signingIn()));
    }

    private static Dialogue signingIn() {
        return Dialogues.all().stream()
                .filter(dialogue -> dialogue.name().equals("an-account-signs-in"))
                .findFirst()
                .orElseThrow();
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
