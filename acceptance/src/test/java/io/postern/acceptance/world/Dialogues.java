// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Account;
import io.postern.contracts.scram.ScramKeys;
import io.postern.testkit.dialogue.Dialogue;
import io.postern.testkit.dialogue.DialogueFiles;
import io.postern.testkit.dialogue.DialogueRunner;
import io.postern.testkit.dialogue.Outcome;
import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The files of {@code acceptance/dialogues}, and a server that is held against them.
 *
 * @param server its name in the files
 * @param ports where its listeners are, by the names that the files use
 */
public record Dialogues(String server, Map<String, Integer> ports) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static List<Dialogue> all() {
        return DialogueFiles.read(BuiltTree.root().resolve("acceptance/dialogues"));
    }

    /** Those for a server, each with its sentence. */
    public static Stream<Arguments> of(String server) {
        return all().stream()
                .filter(dialogue -> !dialogue.unless().containsKey(server))
                .map(dialogue -> Arguments.of(dialogue.sentence(), dialogue));
    }

    /** The one that dialogues sign in with. */
    public static Account account() {
        return new Account(
                "anna@local.test",
                ScramKeys.verifier("Correct-Horse-1", new SecureRandom()),
                false,
                List.of(),
                Instant.now(),
                "dialogues");
    }

    /** Fails with all that was said, if the server does something else. */
    public void play(Dialogue dialogue) throws IOException {
        assertThat(ports).as("a port for what the dialogue is for").containsKey(dialogue.listener());
        var address = new InetSocketAddress("127.0.0.1", ports.get(dialogue.listener()));
        assertThat(DialogueRunner.play(dialogue, server, address, PATIENCE))
                .as(dialogue.name() + ".smtp")
                .isEqualTo(new Outcome.Kept());
    }
}
