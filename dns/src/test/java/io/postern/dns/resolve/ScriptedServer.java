// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** A server that answers as its script says, hostile or not; by UDP, and if wished by TCP what is long for that. */
final class ScriptedServer implements AutoCloseable {
    @FunctionalInterface
    interface Script {
        /** The datagram to send, or null for silence. */
        byte @Nullable [] answer(Message query) throws IOException;
    }

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int DATAGRAM = 1232;

    private final DatagramSocket socket;
    private final @Nullable ServerSocket tcp;
    private final AtomicInteger queries = new AtomicInteger();
    private final Thread thread;
    private volatile Script script;

    ScriptedServer(Script script) throws IOException {
        this(script, new DatagramSocket(new InetSocketAddress(LOOPBACK, 0)), null);
    }

    private ScriptedServer(Script script, DatagramSocket socket, @Nullable ServerSocket tcp) {
        this.script = script;
        this.socket = socket;
        this.tcp = tcp;
        this.thread = Thread.ofPlatform().daemon(true).start(this::serve);
        if (tcp != null) {
            Thread.ofPlatform().daemon(true).start(() -> serve(tcp));
        }
    }

    /** What is too long for a datagram is truncated there, and whole over TCP. */
    static ScriptedServer withTcp(Script script) throws IOException {
        while (true) {
            var tcp = new ServerSocket(0, 10, LOOPBACK);
            try {
                var udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, tcp.getLocalPort()));
                return new ScriptedServer(script, udp, tcp);
            } catch (BindException e) {
                tcp.close();
            }
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Queries that came by UDP or TCP, probes for the root left out. */
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
                var answer = answer(query);
                if (answer != null && tcp != null && answer.length > DATAGRAM) {
                    var truncated = Replies.reply(query);
                    truncated.getHeader().setFlag(Flags.TC);
                    answer = truncated.toWire();
                }
                if (answer != null) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The socket was closed, or the client's was.
            }
        }
    }

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (var connection = listening.accept()) {
                var in = new DataInputStream(connection.getInputStream());
                var answer = answer(new Message(in.readNBytes(in.readUnsignedShort())));
                if (answer != null) {
                    var out = new DataOutputStream(new BufferedOutputStream(connection.getOutputStream(), 70_000));
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                    var _ = in.read();
                }
            } catch (IOException e) {
                // Either side was closed.
            }
        }
    }

    private byte @Nullable [] answer(Message query) throws IOException {
        if (query.getQuestion().getName().labels() > 1) {
            queries.incrementAndGet();
        }
        return script.answer(query);
    }

    @Override
    public void close() throws InterruptedException, IOException {
        socket.close();
        if (tcp != null) {
            tcp.close();
        }
        thread.join(1000);
    }
}
