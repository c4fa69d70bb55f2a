// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.smtp.SmtpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** OpenSMTPD as a client. Its queue, socket and empty root are at fixed places, which it gets to itself here. */
public final class OpenSmtpd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TemporaryFolder folder = TemporaryFolder.open("opensmtpd");
    private final int port = FreePorts.take();
    private final Child daemon;

    private OpenSmtpd(Gateway gateway) {
        folder.write("secrets", "us %s:%s\n".formatted(gateway.account(), gateway.password()));
        folder.write(
                "smtpd.conf", """
                table secrets file:%1$s/secrets
                listen on 127.0.0.1 port %2$d
                action strangers_door relay host "smtp+tls://127.0.0.1:%4$d" tls no-verify helo opensmtpd.test
                action submission relay host "smtp+tls://us@127.0.0.1:%5$d" auth <secrets> tls no-verify helo opensmtpd.test
                match from any for domain "%3$s" action strangers_door
                match from any for any action submission
                """.formatted(folder.path(), port, gateway.domain(), gateway.mx(), gateway.submission()));
        var mounts = new PrivateMounts(
                folder.path(),
                List.of("opensmtpd", "opensmtpq"),
                List.of("/var/spool", "/var/lib", "/run"),
                "mkdir -p -m 711 /var/spool/smtpd /var/lib/opensmtpd/empty");
        daemon = Child.start(
                "opensmtpd",
                folder.path().resolve("log"),
                Map.of(),
                mounts.around(List.of(
                        DebianProgram.unpacked("smtpd", "opensmtpd").toString(),
                        "-d",
                        "-f",
                        folder.path().resolve("smtpd.conf").toString())));
        Awaitility.await("OpenSMTPD listens on port " + port)
                .atMost(PATIENCE)
                .failFast("OpenSMTPD ended, see " + daemon.log(), () -> !daemon.alive())
                .ignoreExceptions()
                .until(() -> {
                    SmtpClient.connect(port).quit();
                    return true;
                });
    }

    public static OpenSmtpd sendingThrough(Gateway gateway) {
        return new OpenSmtpd(gateway);
    }

    /** Puts a message into its queue; it is sent soon after. */
    public void submit(String from, String to, String message) {
        try (var client = SmtpClient.connect(port)) {
            client.ehlo("localhost");
            var reply = client.send(from, message.replace("\n", "\r\n"), to);
            if (reply.code() != 250) {
                throw new IllegalStateException("OpenSMTPD refused the message: " + reply);
            }
        }
    }

    /** What it has logged so far. */
    public String log() {
        try {
            return Files.readString(daemon.log(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(daemon.log() + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        daemon.stop(Duration.ofSeconds(10));
        folder.close();
    }
}
