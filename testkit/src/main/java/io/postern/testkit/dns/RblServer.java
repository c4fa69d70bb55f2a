// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dns;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.system.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Debian's {@code rbldnsd}, which serves DNS lists, on a free loopback port.
 *
 * <p>A list is the text of its data file. SOA, NS and a TTL of 1 s are written in front.
 */
public final class RblServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/rbldnsd");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** It reads a file again only if that has another size, or is of another second. */
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    /** How entries are written. */
    public enum Kind {
        /** Addresses and networks. */
        IP4TRIE,
        /** Names; one with a dot in front stands for all below it, too. */
        DNSET
    }

    /** @param entries such as {@code ":127.0.0.2:see $\n192.0.2.66"} */
    public record ListOf(Kind kind, String entries) {}

    private final Path folder;
    private final int port = FreePorts.take();
    private final Map<String, ListOf> lists;
    private long serial = 1;
    private Child child;

    private RblServer(Path folder, Map<String, ListOf> lists) {
        this.folder = folder.toAbsolutePath();
        this.lists = new TreeMap<>(lists);
        lists.keySet().forEach(this::write);
        this.child = launch();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for data and log; must be readable by everybody, as the server does not run as root
     * @throws IllegalStateException with a sentence, if it is not installed or does not start
     */
    public static RblServer start(Path folder, Map<String, ListOf> lists) {
        if (!installed()) {
            throw new IllegalStateException(PROGRAM + " is missing; install it: apt-get install rbldnsd");
        }
        return new RblServer(folder, lists);
    }

    /** Whether the machine has it. */
    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(PROGRAM.toString(), "-n", "-e", "-c", "0", "-t", "1"));
        command.addAll(List.of("-b", "127.0.0.1/" + port, "-w", folder.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        lists.forEach(
                (zone, list) -> command.add(zone + ":" + list.kind().name().toLowerCase(Locale.ROOT) + ":" + zone));
        return command;
    }

    private Child launch() {
        var started = Child.start("rbldnsd", folder.resolve("run"), Map.of(), command());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!started.alive() || System.nanoTime() > deadline) {
                started.kill();
                throw new IllegalStateException(
                        "rbldnsd does not answer; its log " + started.log() + " ends with\n" + started.lastWords(5));
            }
        }
        return started;
    }

    public int port() {
        return port;
    }

    /** As it stands in {@code postern.dns.servers}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends it at once; questions are refused by the machine from then on. */
    public void stop() {
        child.kill();
    }

    /** Starts it again after {@link #stop}, on the same port and with the same entries. */
    public void start() {
        child = launch();
    }

    /** Replaces the entries of a list while the server runs; answers are new when this returns. */
    public void edit(String zone, String entries) {
        lists.computeIfPresent(zone, (_, list) -> new ListOf(list.kind(), entries));
        serial++;
        write(zone);
        Processes.signal(child.pid(), "HUP");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(zone, serial)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("rbldnsd does not read its file again; its log " + child.log()
                        + " ends with\n" + child.lastWords(5));
            }
        }
    }

    /** Makes it silent without ending it, until {@link #thaw}. */
    public void freeze() {
        Processes.signal(child.pid(), "STOP");
    }

    public void thaw() {
        Processes.signal(child.pid(), "CONT");
    }

    private void write(String zone) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var file = folder.resolve(zone);
            var next = folder.resolve(zone + ".new");
            Files.writeString(next, """
                    $SOA 1 ns.rbl.invalid admin.rbl.invalid %d 60 60 3600 1
                    $NS 1 ns.rbl.invalid
                    $TTL 1
                    %s
                    """.formatted(serial, lists.get(zone).entries()));
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
            Files.setLastModifiedTime(next, FileTime.from(LONG_AGO.plusSeconds(serial)));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        }
    }

    /** All lists are there, and with their newest entries. */
    private boolean answers() {
        return lists.keySet().stream().allMatch(zone -> answers(zone, 1));
    }

    private boolean answers(String zone, long atLeast) {
        return SoaQuestion.serial(port, zone).orElse(0) >= atLeast;
    }

    @Override
    public void close() {
        child.kill();
    }
}
