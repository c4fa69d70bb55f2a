// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.sink;

import io.postern.launcher.Complaint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Listens until it is ended. */
@Command(
        name = "sink",
        description = "A small SMTP server that takes every message and prints it; Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
public final class SinkCommand implements Callable<Integer> {
    @Option(
            names = {"-p", "--port"},
            defaultValue = "2530",
            description = "Port to listen on (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--lines",
            defaultValue = "60",
            description = "How many lines of a message are printed (${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws InterruptedException {
        try (var server = listen(host, port, this::print)) {
            System.out.println("Taking mail on " + host + ":" + server.getLocalPort() + "; Ctrl-C ends it.");
            Thread.currentThread().join();
            return 0;
        } catch (IOException e) {
            throw new Complaint(
                    "Port " + port + " on " + host + " cannot be listened on (" + e.getMessage()
                            + "); choose another with --port.",
                    e);
        }
    }

    /** Takes mail until the socket is closed. */
    public static ServerSocket listen(String host, int port, Consumer<SinkMessage> taken) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(host, port));
        Thread.ofPlatform().daemon().name("sink").start(() -> {
            try {
                while (true) {
                    Thread.ofVirtual().start(new SinkSession(server.accept(), taken));
                }
            } catch (IOException e) {
                // Closed: no more mail.
            }
        });
        return server;
    }

    private synchronized void print(SinkMessage message) {
        System.out.print(message.shown(LocalTime.now(ZoneId.systemDefault()), lines));
        System.out.flush();
    }
}
