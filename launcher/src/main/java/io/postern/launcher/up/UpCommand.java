// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.embedded.StartCache;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.settings.ServiceChecks;
import io.postern.launcher.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the system, looks after it until it is told to stop, and stops it. */
@Command(
        name = "up",
        description = "Start Kafka, Redis and every service on this machine; Ctrl-C stops them.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    /** A process left by a killed launcher has ten seconds to end by itself. */
    private static final Duration LEFTOVERS = Duration.ofSeconds(15);

    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(
            names = "--mend-topics",
            description = "Give existing topics that keep records for too short a time their declared settings.")
    private boolean mendTopics;

    @Override
    public Integer call() throws InterruptedException {
        var console = new Console(System.out);
        var settings = which.settings();
        ServiceChecks.files(settings);
        var home = home();
        for (var kind : ServiceKind.values()) {
            kind.jar(home);
        }
        try (var folder = DataFolder.take(which.dataDir(settings))) {
            folder.awaitLeftovers(LEFTOVERS);
            Ports.check(
                    settings.listenersOfAll(),
                    settings.kafka().port(),
                    settings.redis().port(),
                    settings.refusalPage());
            return run(settings, folder, home, console);
        }
    }

    private int run(Settings settings, DataFolder folder, Path home, Console console) {
        console.line("Postern is starting; data in " + folder.path());
        var stop = StopRequest.listen(new StopTimes(settings.drain(), settings.stopGrace(), false).all());
        var system = new RunningSystem(
                new SettingsSource(which.config(), settings, console),
                folder,
                home,
                console,
                StartCache.Use.READ,
                mendTopics);
        try {
            system.start(stop);
            if (!stop.asked()) {
                console.line(Screen.of(system.state(), settings, which.arguments(), console.elapsed()));
                console.line("ready");
                new Supervision(system.parts(), console, settings.launcher().restartPause(), system::writeState)
                        .until(stop);
            }
            console.line("Stopping.");
            return 0;
        } catch (Complaint | IllegalStateException e) {
            if (stop.asked()) {
                return 0;
            }
            throw e instanceof Complaint complaint ? complaint : new Complaint(String.valueOf(e.getMessage()), e);
        } finally {
            Thread.interrupted();
            system.stop();
            stop.finished();
        }
    }

    /** The folder of the built tree. */
    static Path home() {
        var home = System.getProperty("postern.home");
        if (home == null || home.isBlank()) {
            throw new Complaint("The folder of the built tree is not known; start with ./postern up.");
        }
        return Path.of(home);
    }
}
