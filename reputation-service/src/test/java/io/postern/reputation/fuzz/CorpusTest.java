// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.fuzz;

import io.postern.reputation.attachment.ZipFuzz;
import io.postern.reputation.link.LinkFuzz;
import io.postern.reputation.mime.MimeFuzz;
import io.postern.testkit.corpus.Corpus;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer begins with, and what it has found worth keeping. */
class CorpusTest {
    private static final int INPUTS = 21;

    @Test
    void messages() throws IOException {
        Corpus.play("mime.MimeFuzz", Seeds.of("mime.MimeFuzz"), INPUTS, MimeFuzz::fuzzerTestOneInput);
    }

    @Test
    void links() throws IOException {
        Corpus.play("link.LinkFuzz", Seeds.of("link.LinkFuzz"), INPUTS, LinkFuzz::fuzzerTestOneInput);
    }

    @Test
    void archives() throws IOException {
        Corpus.play("attachment.ZipFuzz", Seeds.of("attachment.ZipFuzz"), INPUTS, ZipFuzz::fuzzerTestOneInput);
    }
}
