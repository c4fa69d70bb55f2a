// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.system.PosternUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code ./postern demo}, the first thing that a stranger runs: it plays on a system of its own, and looks itself whether each step came out. */
public final class Demo implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 4;

    private final Path told = Path.of("target", "demo.txt").toAbsolutePath();
    private final Process process;

    private Demo() {
        var command = new ProcessBuilder(
                        PosternUnderTest.root().resolve("postern").toString(), "demo")
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("POSTERN_BUILD", "never");
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException("./postern cannot be run", e);
        }
    }

    /** Does not wait. */
    public static Demo begin() {
        return new Demo();
    }

    /** Waits for its end, and demands that it came out as it is told. */
    public void awaitTold() {
        try {
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            var text = Files.readString(told);
            assertThat(ended).as(text).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            assertThat(text)
                    .containsSubsequence(
                            "A stranger brings a letter.",
                            "It comes back too early",
                            "It comes back in time",
                            "carry mail between strangers",
                            "stands on a block list",
                            "the list takes it off",
                            "The list dies",
                            "bl.test: SET ASIDE",
                            "started again",
                            "bl.test: in use",
                            "lists the whole world",
                            "bl.test: SET ASIDE",
                            "who is to be told?",
                            "<ada@friend.test>",
                            "A school writes to 300 families",
                            "somebody who does not exist",
                            "The books",
                            "Every step came out as told")
                    .doesNotContain("\tat ", "✗", "LEFT OUT");
        } catch (IOException e) {
            throw new UncheckedIOException(told + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo played", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
