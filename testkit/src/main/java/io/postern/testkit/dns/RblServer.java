// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dns;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.system.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
    private static final byte[] ROOT_NS = {0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1};

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
    private final Child child;

    private RblServer(Path folder, Map<String, ListOf> lists) {
        this.folder = folder.toAbsolutePath();
        this.lists = new TreeMap<>(lists);
        lists.keySet().forEach(this::write);
        this.child = Child.start("rbldnsd", this.folder.resolve("run"), Map.of(), command());
        await();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for data and log; must be readable by everybody, as the server does not run as root
     * @throws IllegalStateException with a sentence, if it is not installed or does not start
     */
    public static RblServer start(Path folder, Map<String, ListOf> lists) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException(PROGRAM + " is missing; install it: apt-get install rbldnsd");
        }
        return new RblServer(folder, lists);
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

    private void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!child.alive() || System.nanoTime() > deadline) {
                child.kill();
                throw new IllegalStateException(
                        "rbldnsd does not answer; its log " + child.log() + " ends with\n" + child.lastWords(5));
            }
        }
    }

    /** As it stands in {@code postern.dns.servers}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Replaces the entries of a list while the server runs; a moment later it answers from them. */
    public void edit(String zone, String entries) {
        lists.computeIfPresent(zone, (_, list) -> new ListOf(list.kind(), entries));
        write(zone);
        Processes.signal(child.pid(), "HUP");
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
                    $SOA 1 ns.rbl.invalid admin.rbl.invalid 0 60 60 3600 1
                    $NS 1 ns.rbl.invalid
                    $TTL 1
                    %s
                    """.formatted(lists.get(zone).entries()));
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        }
    }

    /** Any answer will do, also that it does not serve the root. */
    private boolean answers() {
        try (var udp = new DatagramSocket()) {
            udp.setSoTimeout(50);
            udp.connect(InetAddress.getByName("127.0.0.1"), port);
            udp.send(new DatagramPacket(ROOT_NS, ROOT_NS.length));
            udp.receive(new DatagramPacket(new byte[512], 512));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            Thread.onSpinWait();
            return false;
        }
    }

    @Override
    public void close() {
        child.kill();
    }
}
