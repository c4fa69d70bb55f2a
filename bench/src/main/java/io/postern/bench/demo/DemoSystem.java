// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The gateway of the story: {@code ./postern up} in a folder and on ports of its own. */
public final class DemoSystem {
    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Path home;
    private final Path folder;
    private final int mxPort;
    private final int relayPort;
    private final Child launcher;

    /**
     * Starts it; does not wait until it is ready.
     *
     * @param home the folder of the built tree
     * @param dnsPort where its DNS server is
     * @param delivery what stands below {@code postern.delivery}, as one line of YAML
     */
    public DemoSystem(Path home, Path folder, int dnsPort, String delivery) {
        this(home, folder, FreePorts.take(), FreePorts.take(), dnsPort, delivery);
    }

    private DemoSystem(Path home, Path folder, int mxPort, int relayPort, int dnsPort, String delivery) {
        this(home, folder, mxPort, relayPort, settings(folder, mxPort, relayPort, dnsPort, delivery));
    }

    /**
     * Starts it; does not wait until it is ready.
     *
     * @param settings all of them, as YAML; they name the folder {@code data} below {@code folder}, and the ports
     */
    public DemoSystem(Path home, Path folder, int mxPort, int relayPort, String settings) {
        this.home = home;
        this.folder = folder;
        this.mxPort = mxPort;
        this.relayPort = relayPort;
        try {
            Files.writeString(config(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
        launcher = Child.start(
                "postern",
                folder,
                Map.of("POSTERN_BUILD", "never"),
                List.of(program(), "up", "--config", config().toString()));
    }

    private static String settings(Path folder, int mxPort, int relayPort, int dnsPort, String delivery) {
        return """
                # The system of ./postern demo: all waits are seconds.
                postern:
                  data-dir: "%s"
                  relay-domains: [local.test]
                  edge:
                    hostname: mx.local.test
                    listeners:
                      mx: {port: %d, xclient-networks: [127.0.0.0/8]}
                      relay: {port: %d, trusted-networks: [127.0.0.0/8]}
                  dns: {servers: ["127.0.0.1:%d"], ttl-floor: 1s}
                  dnsbl:
                    health: {every: 4s, retry: 500ms}
                    zones: {bl.test: {action: block, codes: {127.0.0.2: {meaning: a source of spam}}}}
                  greylist: {block-period: %ds}
                  refusal-page: {enabled: false}
                  delivery: %s
                """.formatted(
                folder.resolve("data"), mxPort, relayPort, dnsPort, InboundStory.BLOCK_PERIOD.toSeconds(), delivery);
    }

    private Path config() {
        return folder.resolve("postern.yaml");
    }

    private String program() {
        return home.resolve("postern").toString();
    }

    /** Shows what it says until it is ready. */
    public void awaitReady(PrintStream out) {
        long end = System.nanoTime() + START.toNanos();
        int shown = 0;
        while (true) {
            var lines = said();
            for (; shown < lines.size(); shown++) {
                if (lines.get(shown).equals("ready")) {
                    return;
                }
                if (lines.get(shown).matches("  .* \\d+\\.\\d s")) {
                    out.println(lines.get(shown));
                }
            }
            if (!launcher.alive() || System.nanoTime() - end > 0) {
                throw new StepFailed("the system does not start; its last words:\n" + launcher.lastWords(8));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailed("interrupted");
            }
        }
    }

    private List<String> said() {
        try {
            var text = Files.readString(launcher.log());
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Of the MX, for strangers. */
    public int mxPort() {
        return mxPort;
    }

    /** Of the relay, for our own machines. */
    public int relayPort() {
        return relayPort;
    }

    /** A command of {@code ./postern} about this system. */
    public CommandResult command(String name, String... words) {
        var line = new ArrayList<>(List.of(program(), name));
        line.addAll(List.of(words));
        line.addAll(List.of("--config", config().toString()));
        return CommandResult.of(line);
    }

    /** Whether {@code ./postern} has that command. */
    boolean knows(String command) {
        return CommandResult.of(List.of(program(), "help")).output().contains("./postern " + command + " ");
    }

    public void stop() {
        launcher.stop(STOP);
    }

    /** Removes the folder with all that is in it. */
    public static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
