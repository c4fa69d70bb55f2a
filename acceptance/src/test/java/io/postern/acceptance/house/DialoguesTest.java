// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Dialogues;
import io.postern.testkit.dialogue.Dialogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dialogues can be read, are many, and say what they show. */
class DialoguesTest {
    private static final Path FOLDER = Tree.ROOT.resolve("acceptance/dialogues");
    private static final Set<String> SERVERS = Set.of("postern", "postfix");

    @Test
    void there_are_more_than_120() {
        assertThat(Dialogues.all()).hasSizeGreaterThan(120);
    }

    @Test
    void nothing_else_lies_beside_them() {
        assertThat(Tree.files(FOLDER))
                .allMatch(file -> file.toString().endsWith(".smtp") || file.endsWith("README.md"));
    }

    @Test
    void a_name_is_a_sentence() {
        assertThat(Dialogues.all())
                .extracting(Dialogue::name)
                .allMatch(name -> name.matches("[a-zA-Z0-9]+(-[a-zA-Z0-9]+){2,}"));
    }

    @Test
    void a_file_begins_with_what_it_shows() {
        assertThat(Dialogues.all())
                .allMatch(dialogue ->
                        Tree.read(FOLDER.resolve(dialogue.name() + ".smtp")).startsWith("# "));
    }

    @Test
    void only_servers_that_are_tried_may_differ() {
        var named = Dialogues.all().stream().map(Dialogue::servers).flatMap(Set::stream);
        assertThat(named).isSubsetOf(List.copyOf(SERVERS));
    }
}
