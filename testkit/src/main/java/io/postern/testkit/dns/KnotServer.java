// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dns;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.system.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Debian's {@code knotd} on a free loopback port.
 *
 * <p>A zone is the text of a zone file. {@code $ORIGIN}, a TTL of 60 s, SOA and NS are written in front, so that only
 * the records of interest need be given; the negative TTL is 1 s. Questions about some zones can be handed on to another
 * server.
 */
public final class KnotServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/knotd");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Path socket;
    private final int port;
    private final Map<String, String> zones;
    private final Map<String, Integer> handedOn;
    private int serial = 1;
    private Child child;

    private KnotServer(Path folder, int port, Map<String, String> zones, Map<String, Integer> handedOn) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.zones = new TreeMap<>(zones);
        this.handedOn = new TreeMap<>(handedOn);
        // Unix sockets have short names only, and test folders have long ones.
        this.socket = Path.of(System.getProperty("java.io.tmpdir"), "knot-" + port + ".sock");
        this.child = launch();
    }

    /**
     * Starts the server and waits until it answers for every zone.
     *
     * @param folder for its configuration, zones and log
     * @param zones zone file texts by zone name, such as {@code "zen.test"} or {@code "2.0.192.in-addr.arpa"}
     * @throws IllegalStateException with a sentence, if Knot is not installed or does not start
     */
    public static KnotServer start(Path folder, Map<String, String> zones) {
        return start(folder, zones, Map.of());
    }

    /**
     * Likewise.
     *
     * @param handedOn zones that another server on loopback answers for, and its port
     */
    public static KnotServer start(Path folder, Map<String, String> zones, Map<String, Integer> handedOn) {
        if (!installed()) {
            throw new IllegalStateException(PROGRAM + " is missing; install it: apt-get install knot");
        }
        return new KnotServer(folder, FreePorts.take(), zones, handedOn);
    }

    /** Whether the machine has it. */
    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    public int port() {
        return port;
    }

    /** As it stands in {@code postern.dns.servers}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends it at once; queries are refused by the machine from then on. */
    public void stop() {
        child.kill();
    }

    /** Starts it again after {@link #stop}, on the same port and with the same zones. */
    public void start() {
        child = launch();
    }

    /** Makes it silent without ending it: queries stay unanswered until {@link #thaw}. */
    public void freeze() {
        Processes.signal(child.pid(), "STOP");
    }

    public void thaw() {
        Processes.signal(child.pid(), "CONT");
    }

    /** Replaces the records of a zone while the server runs; answers are new when this returns. */
    public void edit(String zone, String records) {
        if (zones.replace(zone, records) == null) {
            throw new IllegalArgumentException("the server has no zone " + zone + "; it has " + zones.keySet());
        }
        serial++;
        write();
        command("zone-reload", zone);
    }

    /** The records of a zone as they were given. */
    public String records(String zone) {
        return zones.getOrDefault(zone, "");
    }

    private Child launch() {
        write();
        removeSocket();
        var started = Child.start(
                "knot",
                folder,
                Map.of(),
                List.of(PROGRAM.toString(), "-c", folder.resolve("knot.conf").toString()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var zone : zones.keySet()) {
            while (SoaQuestion.serial(port, zone).isEmpty()) {
                checkRuns(started, deadline, "does not answer for " + zone);
            }
        }
        // It answers before it takes orders.
        while (!Files.exists(socket)) {
            checkRuns(started, deadline, "has no socket for orders");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return started;
    }

    private static void checkRuns(Child started, long deadline, String trouble) {
        if (!started.alive() || System.nanoTime() > deadline) {
            started.kill();
            throw new IllegalStateException(
                    "Knot " + trouble + "; its log " + started.log() + " ends with\n" + started.lastWords(5));
        }
    }

    /** One that was killed leaves it. */
    private void removeSocket() {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(socket + " cannot be removed", e);
        }
    }

    private void write() {
        var config = new StringBuilder("""
                server:
                  rundir: "%1$s"
                  listen: 127.0.0.1@%2$d
                  udp-workers: 1
                  tcp-workers: 1
                  background-workers: 1
                control:
                  listen: "%3$s"
                log:
                  - target: stdout
                    any: warning
                database:
                  storage: "%1$s"
                template:
                  - id: default
                    storage: "%1$s"
                    zonefile-sync: -1
                    zonefile-load: whole
                    journal-content: none
                """.formatted(folder, port, socket));
        config.append(others()).append("zone:\n");
        handedOn.keySet()
                .forEach(zone -> config.append("  - domain: \"%s\"\n    module: mod-dnsproxy/%1$s\n".formatted(zone)));
        try {
            Files.createDirectories(folder);
            for (var zone : zones.entrySet()) {
                var name = zone.getKey().equals(".") ? "root" : zone.getKey();
                config.append("  - domain: \"%s\"\n    file: \"%s.zone\"\n".formatted(zone.getKey(), name));
                Files.writeString(folder.resolve(name + ".zone"), zoneFile(zone.getKey(), zone.getValue()));
            }
            Files.writeString(folder.resolve("knot.conf"), config);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        }
    }

    /** Where questions about some zones go. */
    private String others() {
        if (handedOn.isEmpty()) {
            return "";
        }
        var remotes = new StringBuilder("remote:\n");
        var proxies = new StringBuilder("mod-dnsproxy:\n");
        handedOn.forEach((zone, other) -> {
            remotes.append("  - id: %s\n    address: 127.0.0.1@%d\n".formatted(zone, other));
            proxies.append("  - id: %s\n    remote: %1$s\n    fallback: off\n".formatted(zone));
        });
        return remotes.append(proxies).toString();
    }

    private String zoneFile(String zone, String records) {
        return """
                $ORIGIN %s
                $TTL 60
                @ 60 IN SOA ns.knot.invalid. admin.knot.invalid. %d 60 60 3600 1
                @ 60 IN NS ns.knot.invalid.
                %s
                """.formatted(zone.endsWith(".") ? zone : zone + ".", serial, records);
    }

    private void command(String... words) {
        var line = new ArrayList<>(List.of("/usr/sbin/knotc", "-b", "-s", socket.toString()));
        line.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("knotc " + String.join(" ", words) + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("knotc cannot be started; install it: apt-get install knot", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        child.kill();
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(socket + " cannot be removed", e);
        }
    }
}
