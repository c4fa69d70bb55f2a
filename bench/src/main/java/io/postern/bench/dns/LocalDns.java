// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import io.postern.embedded.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The DNS server of the bench, as a child process. */
public final class LocalDns implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);
    private final Child child;

    private LocalDns(Child child) {
        this.child = child;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for zones, configuration and log
     * @throws IllegalStateException if knot is not installed, or the port is taken
     */
    public static LocalDns start(Path folder, int port) {
        if (answers(port)) {
            throw new IllegalStateException(
                    "port " + port + " is taken: end what listens there, or name another with --dns-port");
        }
        var knot = knotd();
        var place = folder.toAbsolutePath();
        try {
            Files.createDirectories(place);
            Files.writeString(place.resolve("senders.zone"), BenchZones.senders());
            Files.writeString(place.resolve("top.zone"), BenchZones.top());
            Files.writeString(place.resolve("names.zone"), BenchZones.names());
            Files.writeString(place.resolve("bl.zone"), BenchZones.blockList());
            Files.writeString(place.resolve("knot.conf"), configuration(place, port));
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be written: name another folder", e);
        }
        var conf = place.resolve("knot.conf").toString();
        var dns = new LocalDns(Child.start("knot", place, Map.of(), List.of(knot, "-c", conf)));
        dns.await(port);
        return dns;
    }

    private static String configuration(Path folder, int port) {
        return """
                server:
                  listen: 127.0.0.1@%2$d
                  rundir: %1$s
                  udp-workers: 1
                  tcp-workers: 1
                  background-workers: 1
                database:
                  storage: %1$s
                control:
                  listen: %1$s/knot.sock
                log:
                  - target: stderr
                    any: warning
                zone:
                """.formatted(folder, port)
                + zone(folder, "test", "top.zone")
                + zone(folder, "senders.test", "senders.zone")
                + zone(folder, "0.18.198.in-addr.arpa", "names.zone")
                + zone(folder, "bl.test", "bl.zone");
    }

    private static String zone(Path folder, String domain, String file) {
        return """
                  - domain: %s
                    storage: %s
                    file: %s
                    zonefile-sync: -1
                    journal-content: none
                """.formatted(domain, folder, file).indent(2);
    }

    private static String knotd() {
        return Stream.concat(
                        Stream.of("/usr/sbin", "/usr/local/sbin"),
                        Stream.of(System.getenv("PATH").split(":")))
                .map(folder -> Path.of(folder, "knotd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "knotd is not installed: apt-get install knot, or go on without DNS (--dns-port 0)"))
                .toString();
    }

    private void await(int port) {
        long end = System.nanoTime() + START.toNanos();
        while (!answers(port)) {
            if (!child.alive() || System.nanoTime() - end > 0) {
                close();
                throw new IllegalStateException(
                        "knot does not start on port " + port + "; its last words: " + child.lastWords(3));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(5));
    }
}
