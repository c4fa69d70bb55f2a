// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.scanner;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.system.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Debian's {@code rspamd} without any rules of its own: it knows GTUBE, and no more. It listens for HTTP and, with its
 * proxy worker, for the milter protocol.
 */
public final class RspamdServer implements AutoCloseable {
    /** What every spam filter takes for spam (spamassassin.apache.org/gtube). */
    public static final String GTUBE = "XJS*C4JDBQADN1.NSBN3*2IDNEN*" + "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL" + "*C.34X";

    private final Path folder;
    private final int port;
    private final int milterPort;
    private Child child;

    private RspamdServer(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.port = FreePorts.take();
        this.milterPort = FreePorts.take();
        write();
        this.child = launch();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for its settings, state and log
     * @throws IllegalStateException with a sentence, if it is not installed
     */
    public static RspamdServer start(Path folder) {
        return new RspamdServer(folder);
    }

    /** Its normal worker, as it stands in {@code postern.scanners.*.address}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Where it speaks the milter protocol. */
    public String milter() {
        return "127.0.0.1:" + milterPort;
    }

    /** Ends it with its workers; connections are refused by the machine from then on. */
    public void stop() {
        long pid = child.pid();
        var workers = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        child.kill();
        for (var worker : workers) {
            worker.destroyForcibly();
            Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> !Processes.alive(worker.pid()));
        }
    }

    /** Starts it again after {@link #stop}. */
    public void start() {
        child = launch();
    }

    private void write() {
        try {
            Files.createDirectories(folder);
            // With the whole list of public suffixes it takes half a minute to start.
            Files.writeString(folder.resolve("domains"), "test\n");
            Files.writeString(folder.resolve("rspamd.conf"), """
                    options {
                      filters = "";
                      url_tld = "%1$s/domains";
                      tempdir = "%1$s";
                      dynamic_conf = "%1$s/dynamic";
                      history_file = "%1$s/history";
                      stats_file = "%1$s/stats";
                      control_socket = "%1$s/control mode=0600";
                      disable_hyperscan = true;
                      dns { nameserver = ["127.0.0.1:1"]; timeout = 1s; retransmits = 1; }
                    }
                    logging { type = "console"; level = "warning"; }
                    worker "normal" { bind_socket = "127.0.0.1:%2$d"; count = 1; }
                    worker "rspamd_proxy" {
                      bind_socket = "127.0.0.1:%3$d";
                      count = 1;
                      milter = yes;
                      timeout = 10s;
                      upstream "local" { default = yes; self_scan = yes; }
                    }
                    actions { reject = 15; add_header = 6; greylist = 4; }
                    """.formatted(folder, port, milterPort));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        }
    }

    private Child launch() {
        return Daemon.launch(
                "rspamd",
                "rspamd",
                folder,
                List.of("-f", "-i", "-c", folder.resolve("rspamd.conf").toString()),
                this::answers);
    }

    private boolean answers() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var milter = new Socket(InetAddress.getLoopbackAddress(), milterPort)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("GET /ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.endsWith(" 200") && milter.isConnected();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
