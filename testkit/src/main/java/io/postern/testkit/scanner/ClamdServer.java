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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Debian's {@code clamd} with one signature, that of the EICAR test file. It takes streams of at most a mebibyte. */
public final class ClamdServer implements AutoCloseable {
    /** What every virus scanner takes for a virus, and what harms nobody (eicar.org). */
    public static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";

    /** What it calls that. */
    public static final String SIGNATURE = "Eicar-Test-Signature";

    private final Path folder;
    private final int port;
    private Child child;

    private ClamdServer(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.port = FreePorts.take();
        write();
        this.child = launch();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for its settings, signature and log
     * @throws IllegalStateException with a sentence, if it is not installed
     */
    public static ClamdServer start(Path folder) {
        return new ClamdServer(folder);
    }

    /** As it stands in {@code postern.scanners.*.address}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The same by a socket of the machine. */
    public String socket() {
        return "unix:" + socketPath();
    }

    private Path socketPath() {
        // Unix sockets have short names only, and test folders have long ones.
        return Path.of(System.getProperty("java.io.tmpdir"), "clamd-" + port + ".sock");
    }

    /** Ends it at once; connections are refused by the machine from then on. */
    public void stop() {
        child.kill();
    }

    /** Starts it again after {@link #stop}. */
    public void start() {
        child = launch();
    }

    /** Makes it silent without ending it, until {@link #thaw}. */
    public void freeze() {
        Processes.signal(child.pid(), "STOP");
    }

    public void thaw() {
        Processes.signal(child.pid(), "CONT");
    }

    private void write() {
        try {
            var database = Files.createDirectories(folder.resolve("db"));
            var octets = HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII));
            Files.writeString(database.resolve("test.ndb"), SIGNATURE + ":0:*:" + octets + "\n");
            Files.writeString(folder.resolve("clamd.conf"), """
                    Foreground yes
                    DatabaseDirectory %s
                    TemporaryDirectory %s
                    TCPAddr 127.0.0.1
                    TCPSocket %d
                    LocalSocket %s
                    MaxThreads 4
                    StreamMaxLength 1M
                    SelfCheck 0
                    Bytecode no
                    PhishingSignatures no
                    PhishingScanURLs no
                    """.formatted(database, folder, port, socketPath()));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        }
    }

    private Child launch() {
        return Daemon.launch(
                "clamd",
                "clamav-daemon",
                folder,
                List.of("--config-file=" + folder.resolve("clamd.conf")),
                this::answers);
    }

    private boolean answers() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(socket.getInputStream().readNBytes(4), "PONG".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() {
        child.kill();
        try {
            Files.deleteIfExists(socketPath());
        } catch (IOException e) {
            throw new UncheckedIOException(socketPath() + " cannot be removed", e);
        }
    }
}
