// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import io.postern.testkit.smtp.SmtpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A Postfix of its own, from a temporary folder, on a high port of loopback. As a client it sends everything to one
 * server and tries again every second or two; as a next hop it keeps all mail for its domain in files.
 *
 * <p>Postfix's master runs as root only, so do the tests that use it.
 */
public final class Postfix implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Postfix's master leaves the session of whoever starts it, so it must be stopped by its own id. */
    private static final String RUN = """
            "$0" -c "$1/conf" start-fg &
            trap 'kill -TERM $(sed 1q "$1/queue/pid/master.pid")' TERM
            wait; wait
            """;

    private final Path folder;
    private final int port;
    private final int relayPort;
    private final int submissionPort;
    private final Child master;

    /**
     * @param relayPort the same as {@code port} for none of its own
     * @param submissionPort 0 for none
     * @param more lines of main.cf
     */
    private Postfix(int port, int relayPort, int submissionPort, String domain, int nextHop, List<String> more) {
        var program = DebianProgram.find("postfix", "postfix");
        this.port = port;
        this.relayPort = relayPort;
        this.submissionPort = submissionPort;
        var doors = new ArrayList<>(List.of(String.valueOf(port)));
        if (relayPort != port) {
            doors.add(relayPort + " -o mynetworks=127.0.0.0/8");
        }
        if (submissionPort != 0) {
            doors.add(submissionPort + " " + PostfixFiles.FOR_PEOPLE);
        }
        try {
            // Its processes leave root behind, so the folder must be open to them.
            folder = Files.createTempDirectory("postern-postfix-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            var own = PosixFilePermissions.fromString("rwx------");
            var postfix = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
            for (var name : List.of("state", "mail")) {
                Files.createDirectories(folder.resolve(name));
                Files.setPosixFilePermissions(folder.resolve(name), own);
                Files.setOwner(folder.resolve(name), postfix);
            }
            new PostfixFiles(folder, domain, nextHop, doors, more).write();
            if (submissionPort != 0) {
                SelfSigned.in(folder.resolve("conf"), List.of("postfix.test"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Postfix's folder cannot be written; do the tests run as root?", e);
        }
        master = Child.start(
                "postfix",
                folder.resolve("log"),
                Map.of(),
                List.of("/bin/sh", "-c", RUN, program.toString(), folder.toString()));
        Awaitility.await("Postfix listens on port " + port)
                .atMost(PATIENCE)
                .failFast("Postfix ended, see " + master.log(), () -> !master.alive())
                .ignoreExceptions()
                .until(() -> {
                    SmtpClient.connect(port).quit();
                    return true;
                });
    }

    /** Sends all it is given to a server on loopback. */
    public static Postfix sendingTo(int relayPort) {
        int port = FreePorts.take();
        return new Postfix(port, port, 0, "nowhere.invalid", relayPort, List.of());
    }

    /** Sends all it is given through that server, and speaks SMTPUTF8 where an address needs it. */
    public static Postfix sendingThrough(Gateway gateway) {
        int port = FreePorts.take();
        return new Postfix(port, port, 0, "nowhere.invalid", gateway.submission(), PostfixFiles.through(gateway));
    }

    /** Takes mail for a domain, whoever the recipient is. */
    public static Postfix keepingMailFor(String domain) {
        return keepingMailFor(domain, FreePorts.take());
    }

    /** The same on a port that was promised to others. */
    public static Postfix keepingMailFor(String domain, int port) {
        return new Postfix(port, port, 0, domain, 9, List.of());
    }

    /**
     * Keeps mail for a domain, trusts nobody at {@link #port} and everybody at {@link #relayPort}, wants people to sign in
     * at {@link #submissionPort}, and refuses line ends that it could read otherwise than its neighbours.
     */
    public static Postfix exchangerFor(String domain) {
        return new Postfix(FreePorts.take(), FreePorts.take(), FreePorts.take(), domain, 9, PostfixFiles.FOR_STRANGERS);
    }

    public int port() {
        return port;
    }

    /** Where loopback may send to anywhere; mostly the same as {@link #port}. */
    public int relayPort() {
        return relayPort;
    }

    /** Where people sign in, after STARTTLS; an account there is none. */
    public int submissionPort() {
        return submissionPort;
    }

    /** For a route: {@code 127.0.0.1:PORT}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Puts a message into its queue, as a local program would. */
    public void submit(String from, String to, String message) {
        var run = Finished.run(
                List.of(
                        DebianProgram.find("sendmail", "postfix").toString(),
                        "-C",
                        folder.resolve("conf").toString(),
                        "-i",
                        "-f",
                        from,
                        to),
                message.getBytes(StandardCharsets.ISO_8859_1));
        if (run.code() != 0) {
            throw new IllegalStateException("Postfix's sendmail refused the message: " + run.output());
        }
    }

    /** What it has kept, one string a message, with LF line ends and Postfix's own header fields in front. */
    public List<String> kept() {
        var inbox = folder.resolve("mail/inbox/new");
        if (Files.notExists(inbox)) {
            return List.of();
        }
        try (var files = Files.list(inbox)) {
            return files.sorted().map(Postfix::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Postfix's mail cannot be read", e);
        }
    }

    /** Its log so far. */
    public String log() {
        var file = folder.resolve("mail.log");
        return Files.exists(file) ? read(file) : master.lastWords(50);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        master.stop(Duration.ofSeconds(10));
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A file in the temporary folder may stay.
        }
    }
}
