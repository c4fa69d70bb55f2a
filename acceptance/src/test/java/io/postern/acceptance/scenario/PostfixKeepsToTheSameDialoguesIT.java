// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import io.postern.acceptance.world.Dialogues;
import io.postern.testkit.dialogue.Dialogue;
import io.postern.testkit.mail.Postfix;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What we hold ourselves to is no invention of ours: where Postfix differs the file says why. */
class PostfixKeepsToTheSameDialoguesIT {
    private static Postfix postfix;
    private static Dialogues dialogues;

    @BeforeAll
    static void start() {
        postfix = Postfix.exchangerFor("local.test");
        dialogues = new Dialogues(
                "postfix",
                Map.of("mx", postfix.port(), "relay", postfix.relayPort(), "submission", postfix.submissionPort()));
    }

    static Stream<Arguments> files() {
        return Dialogues.of("postfix");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void keeps_to(String sentence, Dialogue dialogue) throws IOException {
        dialogues.play(dialogue);
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }
}
