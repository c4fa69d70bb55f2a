// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Exim as a client, with a configuration and a spool of its own. It delivers while {@link #submit} is called, so there is
 * no daemon; what could not be delivered stays where it is.
 */
public final class Exim implements AutoCloseable {
    private static final String USER = "Debian-exim";

    private final TemporaryFolder folder = TemporaryFolder.open("exim");
    private final PrivateMounts mounts =
            new PrivateMounts(folder.path(), List.of(USER), List.of(), "chown -R " + USER + " \"$1/spool\" \"$1/log\"");
    private final Path program = DebianProgram.unpacked("exim4", "exim4-daemon-light");

    private Exim(Gateway gateway) {
        folder.make("spool");
        folder.make("log");
        folder.write("exim.conf", configuration(gateway));
    }

    public static Exim sendingThrough(Gateway gateway) {
        return new Exim(gateway);
    }

    private String configuration(Gateway gateway) {
        return """
                primary_hostname = exim.test
                spool_directory = %1$s/spool
                log_file_path = %1$s/log/%%slog
                log_selector = +smtp_confirmation +tls_cipher +outgoing_port
                exim_user = %2$s
                exim_group = %2$s
                exim_path = %8$s
                keep_environment =
                begin routers
                strangers_door:
                  driver = manualroute
                  domains = %3$s
                  route_list = * 127.0.0.1
                  self = send
                  transport = strangers_door
                submission:
                  driver = manualroute
                  route_list = * 127.0.0.1
                  self = send
                  transport = submission
                begin transports
                strangers_door:
                  driver = smtp
                  port = %4$d
                  hosts_require_tls = *
                  tls_verify_hosts =
                  tls_try_verify_hosts =
                submission:
                  driver = smtp
                  port = %5$d
                  hosts_require_tls = *
                  hosts_require_auth = *
                  tls_verify_hosts =
                  tls_try_verify_hosts =
                begin authenticators
                plain:
                  driver = plaintext
                  public_name = PLAIN
                  client_send = ^%6$s^%7$s
                """.formatted(
                        folder.path(),
                        USER,
                        gateway.domain(),
                        gateway.mx(),
                        gateway.submission(),
                        gateway.account(),
                        gateway.password(),
                        program);
    }

    /** Hands a message to it, as a local program would, and returns once it has tried to deliver it. */
    public void submit(String from, String to, String message) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of("-C", folder.path().resolve("exim.conf").toString()));
        command.addAll(List.of("-i", "-odf", "-f", from, to));
        var run = Finished.run(mounts.around(command), message.getBytes(StandardCharsets.ISO_8859_1));
        if (run.code() != 0) {
            throw new IllegalStateException("Exim refused the message: " + run.output());
        }
    }

    /** What it has logged so far. */
    public String log() {
        var file = folder.path().resolve("log/mainlog");
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
