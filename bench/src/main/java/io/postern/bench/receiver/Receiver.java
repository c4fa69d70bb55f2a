// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A simulated mail server on a port of loopback; each session has a thread of its own. */
public final class Receiver implements AutoCloseable {
    private static final int BACKLOG = 1024;
    /** Small, so that a slow reader is felt by who writes. */
    private static final int RECEIVE_BUFFER = 16 << 10;

    private final ServerSocket server;
    private final Persona persona;
    private final Passages passages;
    private final Consumer<Letter> letters;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private Receiver(ServerSocket server, Persona persona, Passages passages, Consumer<Letter> letters) {
        this.server = server;
        this.persona = persona;
        this.passages = passages;
        this.letters = letters;
    }

    /**
     * Listens.
     *
     * @param port 0 takes any free one
     * @param passages where it writes down what comes; several receivers may share it
     * @param letters is given each message that was taken, by the session's thread
     * @throws IllegalStateException if the port is taken
     */
    public static Receiver start(int port, Persona persona, Passages passages, Consumer<Letter> letters) {
        try {
            @SuppressWarnings("resource") // closed by the receiver
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.setReceiveBufferSize(RECEIVE_BUFFER);
            server.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);
            var receiver = new Receiver(server, persona, passages, letters);
            Thread.ofPlatform().name("receiver-" + receiver.port()).daemon().start(receiver::accept);
            return receiver;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " cannot be listened on (" + e.getMessage()
                            + "): end what uses it, or take another one",
                    e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public Passages passages() {
        return passages;
    }

    /** Connections that are open now. */
    public int sessions() {
        return sockets.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // closed, or the client has gone already
            }
        }
    }

    private void serve(Socket socket) {
        sockets.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            var client = socket.getInetAddress().getHostAddress();
            new ReceiverSession(socket, new Dialogue(persona, passages, client), letters).run();
        } catch (IOException e) {
            // The client has gone; what was not taken is its own again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            // it is of no use any more in any case
        }
    }
}
