// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.scanner;

import io.postern.embedded.Child;
import io.postern.testkit.mail.DebianProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** A program of Debian that runs in the foreground and listens. */
final class Daemon {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Daemon() {}

    /**
     * Starts it and waits until it answers; ends it where it does not.
     *
     * @param folder for its log
     * @param answers whether it does; what this throws means not yet
     * @throws IllegalStateException with a sentence, if it is not installed
     */
    static Child launch(String program, String debian, Path folder, List<String> options, Callable<Boolean> answers) {
        var command =
                new ArrayList<>(List.of(DebianProgram.find(program, debian).toString()));
        command.addAll(options);
        var started = Child.start(program, folder, Map.of(), command);
        try {
            Awaitility.await(program + " answers")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast(program + " ended, see " + started.log(), () -> !started.alive())
                    .ignoreExceptions()
                    .until(answers);
        } catch (RuntimeException e) {
            started.kill();
            throw e;
        }
        return started;
    }
}
