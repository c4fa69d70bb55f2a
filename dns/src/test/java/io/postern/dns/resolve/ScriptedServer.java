// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/** A UDP server that answers as its script says, hostile or not. */
final class ScriptedServer implements AutoCloseable {
    @FunctionalInterface
    interface Script {
        /** The datagram to send, or null for silence. */
        byte @Nullable [] answer(Message query) throws IOException;
    }

    private final DatagramSocket socket;
    private final AtomicInteger queries = new AtomicInteger();
    private final Thread thread;
    private volatile Script script;

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        this.thread = Thread.ofPlatform().daemon(true).start(this::serve);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Queries that came, probes for the root left out. */
    int queries() {
        return queries.get();
    }

    void script(Script next) {
        script = next;
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                packet.setLength(4096);
                socket.receive(packet);
                var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (query.getQuestion().getName().labels() > 1) {
                    queries.incrementAndGet();
                }
                var answer = script.answer(query);
                if (answer != null) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The socket was closed, or the client's was.
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join(1000);
    }
}
