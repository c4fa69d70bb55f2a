// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.smtp.SmtpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
    private final Child master;

    private Postfix(int port, String domain, int relayPort) {
        var program = DebianProgram.find("postfix", "postfix");
        this.port = port;
        try {
            // Its processes leave root behind, so the folder must be open to them.
            folder = Files.createTempDirectory("postern-postfix-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectories(folder.resolve("conf"));
            Files.createDirectories(folder.resolve("queue"));
            var own = PosixFilePermissions.fromString("rwx------");
            var postfix = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
            for (var name : List.of("state", "mail")) {
                Files.createDirectories(folder.resolve(name));
                Files.setPosixFilePermissions(folder.resolve(name), own);
                Files.setOwner(folder.resolve(name), postfix);
            }
            Files.writeString(folder.resolve("conf/main.cf"), main(domain, relayPort));
            Files.writeString(folder.resolve("conf/master.cf"), services());
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
        return new Postfix(FreePorts.take(), "nowhere.invalid", relayPort);
    }

    /** Takes mail for a domain, whoever the recipient is. */
    public static Postfix keepingMailFor(String domain) {
        return keepingMailFor(domain, FreePorts.take());
    }

    /** The same on a port that was promised to others. */
    public static Postfix keepingMailFor(String domain, int port) {
        return new Postfix(port, domain, 9);
    }

    public int port() {
        return port;
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

    private String main(String domain, int relayPort) {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/state
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/mail.log
                myhostname = postfix.test
                mydestination =
                mynetworks = 127.0.0.0/8
                local_header_rewrite_clients =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                relayhost = [127.0.0.1]:%3$d
                disable_dns_lookups = yes
                smtp_host_lookup = native
                smtp_tls_security_level = none
                smtpd_tls_security_level = none
                smtpd_peername_lookup = no
                smtputf8_enable = no
                local_transport = error:no local mail
                alias_maps =
                alias_database =
                virtual_mailbox_domains = %2$s
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = static:inbox/
                virtual_minimum_uid = 1
                virtual_uid_maps = static:%4$s
                virtual_gid_maps = static:%5$s
                message_size_limit = 104857600
                mailbox_size_limit = 0
                virtual_mailbox_limit = 0
                queue_run_delay = 1s
                minimal_backoff_time = 1s
                maximal_backoff_time = 2s
                in_flow_delay = 0
                """.formatted(folder, domain, relayPort, id("-u"), id("-g"));
    }

    private static String id(String which) {
        return Finished.run(List.of("id", which, "postfix"), new byte[0])
                .output()
                .strip();
    }

    private String services() {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 1 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 1 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                smtp unix - - n - - smtp
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                showq unix n - n - - showq
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port);
    }
}
