// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the stage, tells the story, clears up. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays what a mail gateway lives through, against a system of its own, in about a minute.",
            "The exit code is 0 only if every step came out as told."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--keep", description = "Leave the folder with settings, data and logs.")
    boolean keep;

    private final AtomicBoolean cleared = new AtomicBoolean();
    private @Nullable DemoSystem system;

    @Override
    public Integer call() throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        var folder = Files.createTempDirectory("postern-demo-");
        out.println("Starting a system of its own in " + folder + "; greylisting takes seconds here, not minutes.");
        var hook = new Thread(() -> clear(folder, keep), "clear");
        Runtime.getRuntime().addShutdownHook(hook);
        var timeline = new Timeline(out);
        boolean told = false;
        try (var world = new DemoWorld(folder)) {
            told = told(folder, world, timeline, out);
        } finally {
            out.println();
            out.println("Stopping.");
            clear(folder, keep || !told);
        }
        var seconds = String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - start) / 1e9);
        if (told) {
            out.println("Every step came out as told; all in all it took " + seconds + ".");
        }
        if (Files.exists(folder)) {
            out.println("Settings and logs are in " + folder + " (data/logs for those of the services).");
        }
        return told ? 0 : 1;
    }

    private boolean told(Path folder, DemoWorld world, Timeline timeline, PrintStream out) {
        try {
            var started = new DemoSystem(home(), folder, world.dnsPort(), world.delivery());
            system = started;
            started.awaitReady(out);
            timeline.begin();
            var door = new Door(timeline, started, world);
            new InboundStory(timeline, door).tell();
            new ListStory(timeline, started, world, door).tell();
            new OutboundStory(timeline, started, world).tell();
            new BooksStory(timeline, started).tell();
            return true;
        } catch (StepFailed | IOException e) {
            out.println();
            out.println("✗ Failed at «" + timeline.where() + "»: " + e.getMessage());
            return false;
        }
    }

    private void clear(Path folder, boolean leave) {
        if (cleared.getAndSet(true)) {
            return;
        }
        if (system != null) {
            system.stop();
        }
        if (!leave) {
            DemoSystem.remove(folder);
        }
    }

    private static Path home() {
        var home = System.getProperty("postern.home");
        if (home == null) {
            throw new IllegalStateException("the folder of the built tree is not known: start it with ./postern demo");
        }
        return Path.of(home);
    }
}
