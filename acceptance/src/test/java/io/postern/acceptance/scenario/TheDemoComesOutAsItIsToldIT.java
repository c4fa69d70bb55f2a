// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.system.PosternUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a stranger runs. Each of its steps looks for itself whether it came out. */
class TheDemoComesOutAsItIsToldIT {
    @TempDir
    Path folder;

    @Test
    void every_step_comes_out_and_the_books_are_balanced() throws IOException, InterruptedException {
        var told = folder.resolve("told.txt");
        var command = new ProcessBuilder(
                        PosternUnderTest.root().resolve("postern").toString(), "demo")
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("POSTERN_BUILD", "never");
        var demo = command.start();
        try {
            boolean ended = demo.waitFor(4, TimeUnit.MINUTES);
            var text = Files.readString(told);
            assertThat(ended).as(text).isTrue();
            assertThat(demo.exitValue()).as(text).isZero();
            assertThat(text)
                    .containsSubsequence(
                            "A stranger brings a letter.",
                            "It comes back too early",
                            "It comes back in time",
                            "stands on a block list",
                            "carry mail between strangers",
                            "A school writes to 300 families",
                            "somebody who does not exist",
                            "The books",
                            "Every step came out as told")
                    .doesNotContain("\tat ", "✗");
        } finally {
            demo.destroy();
        }
    }
}
