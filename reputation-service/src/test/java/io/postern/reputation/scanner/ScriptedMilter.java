// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A milter that writes down what it is told and answers by a script. */
final class ScriptedMilter implements AutoCloseable {
    /** Steps that have no answer, by the bit that says so. */
    private static final Map<Character, Integer> UNANSWERED = Map.of(
            'L', 0x80, 'C', 0x1000, 'H', 0x2000, 'M', 0x4000, 'R', 0x8000, 'T', 0x1_0000, 'N', 0x4_0000, 'B', 0x8_0000);

    private final ServerSocket server;
    private final int steps;
    private final Map<Character, List<String>> answers = new HashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param steps what it declines in the negotiation */
    ScriptedMilter(int steps) throws IOException {
        this.steps = steps;
        this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** @param packets a letter each, and what follows it; "" for an end of the connection instead */
    ScriptedMilter on(char command, String... packets) {
        answers.put(command, List.of(packets));
        return this;
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Command, blank, what follows, with a vertical bar for each NUL. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                talk(
                        new DataInputStream(socket.getInputStream()),
                        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())));
            } catch (EOFException | SocketException e) {
                // the other side, or the test, has had enough
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            var packet = in.readNBytes(in.readInt());
            char command = (char) packet[0];
            var rest = new String(packet, 1, packet.length - 1, StandardCharsets.ISO_8859_1);
            if (command == 'O') {
                write(
                        out,
                        "O"
                                + latin(ByteBuffer.allocate(12)
                                        .putInt(6)
                                        .putInt(0x1ff)
                                        .putInt(steps)
                                        .array()));
                continue;
            }
            heard.add((command + " " + rest.replace('\0', '|')).strip());
            if (command == 'Q') {
                return;
            }
            boolean silent = command == 'D' || (steps & UNANSWERED.getOrDefault(command, 0)) != 0;
            for (var answer : silent ? List.<String>of() : answers.getOrDefault(command, List.of("c"))) {
                if (answer.isEmpty()) {
                    return;
                }
                write(out, answer);
            }
        }
    }

    private static void write(DataOutputStream out, String packet) throws IOException {
        out.writeInt(packet.length());
        out.write(packet.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
