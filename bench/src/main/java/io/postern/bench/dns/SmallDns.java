// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Answers about a few names over UDP on loopback; for who has no DNS server at hand. No TCP, no truncation. */
public final class SmallDns implements AutoCloseable {
    private static final int LARGEST = 1500;

    private final DatagramSocket socket;
    private final FewNames names;

    private SmallDns(DatagramSocket socket, FewNames names) {
        this.socket = socket;
        this.names = names;
    }

    /** On a free port. */
    public static SmallDns start(FewNames names) {
        try {
            var dns = new SmallDns(new DatagramSocket(new InetSocketAddress("127.0.0.1", 0)), names);
            Thread.ofPlatform().name("dns").daemon().start(dns::serve);
            return dns;
        } catch (IOException e) {
            throw new IllegalStateException("no UDP port of 127.0.0.1 can be listened on: " + e.getMessage(), e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                var answer = names.answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // closed, or who asked has gone
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
