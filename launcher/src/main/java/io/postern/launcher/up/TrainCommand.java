// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.embedded.FreePorts;
import io.postern.embedded.StartCache;
import io.postern.launcher.Complaint;
import io.postern.launcher.send.SmtpSubmission;
import io.postern.launcher.settings.Listener;
import io.postern.launcher.settings.Settings;
import io.postern.launcher.sink.SinkCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/**
 * Runs the system once, with some thousand messages, on ports and in a folder of its own, so that every JVM writes down at the
 * end what the next start can do without. {@code ./postern} does this after a build.
 */
@Command(name = "train", hidden = true)
public final class TrainCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /**
     * What a JVM learns of too few it sticks to: with 300 messages a service took half as much processor time again for each
     * message ever after (bench/results, start-cache).
     */
    private static final int MESSAGES = 3000;

    /** Told of each: {@code ./postern} shows it. */
    private static final int PART = 500;

    private static final int SENDERS = 12;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = UpCommand.home();
        var place = home.resolve("target").resolve("train");
        remove(place);
        Files.createDirectories(place);
        var arrived = new CountDownLatch(MESSAGES);
        try (var sink = SinkCommand.listen("127.0.0.1", 0, message -> arrived.countDown());
                var folder = DataFolder.take(place)) {
            var file = Files.writeString(place.resolve("postern.yaml"), settings(sink.getLocalPort()));
            var console = new Console(System.out);
            var settings = Settings.read(file, Map.of());
            var system = new RunningSystem(
                    new SettingsSource(file, settings, console), folder, home, console, StartCache.Use.WRITE, false);
            var stop = StopRequest.listen(new StopTimes(settings.drain(), settings.stopGrace(), true).all());
            try {
                system.start(stop);
                try (var senders = Executors.newFixedThreadPool(SENDERS)) {
                    for (int i = 1; i <= MESSAGES; i++) {
                        senders.execute(() -> mail(settings.listeners()));
                        if (i % PART == 0) {
                            int part = i;
                            senders.execute(() -> System.out.printf("  %d of %d messages%n", part, MESSAGES));
                        }
                    }
                }
                return arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) ? 0 : 1;
            } finally {
                system.stop();
                stop.finished();
            }
        } finally {
            remove(place);
        }
    }

    private static String settings(int sink) {
        return """
                postern:
                  edge:
                    listeners:
                      mx: {port: %d, greet-delay: 0ms}
                      relay: {port: %d, trusted-networks: [127.0.0.0/8]}
                  refusal-page: {port: %d}
                  delivery: {routes: {local.test: "127.0.0.1:%d"}}
                """.formatted(FreePorts.take(), FreePorts.take(), FreePorts.take(), sink);
    }

    /** To the one listener, where it is greylisted, and to the other, where it is taken. */
    private static void mail(List<Listener> listeners) {
        var message = "Subject: training\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII);
        for (var listener : listeners) {
            try {
                SmtpSubmission.send(listener, "anna@debian.org", List.of("bert@local.test"), message);
            } catch (Complaint refused) {
                // As it should be for a stranger.
            }
        }
    }

    private static void remove(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
