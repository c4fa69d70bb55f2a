// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.fuzz;

import io.postern.edge.command.CommandFuzz;
import io.postern.edge.session.SessionFuzz;
import io.postern.edge.wire.ContentFuzz;
import io.postern.testkit.corpus.Corpus;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer begins with, and what it has found worth keeping. */
class CorpusTest {
    private static final int INPUTS = 201;

    @Test
    void command_lines() throws IOException {
        Corpus.play("command.CommandFuzz", Seeds.of("command.CommandFuzz"), INPUTS, CommandFuzz::fuzzerTestOneInput);
    }

    @Test
    void content() throws IOException {
        Corpus.play("wire.ContentFuzz", Seeds.of("wire.ContentFuzz"), INPUTS, ContentFuzz::fuzzerTestOneInput);
    }

    @Test
    void sessions() throws IOException {
        Corpus.play("session.SessionFuzz", Seeds.of("session.SessionFuzz"), INPUTS, SessionFuzz::fuzzerTestOneInput);
    }
}
