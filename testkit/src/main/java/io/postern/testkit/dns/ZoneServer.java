// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Serves a {@link Zone} over UDP on a free port of loopback. */
public final class ZoneServer implements AutoCloseable {
    private static final int TTL = 60;
    private static final int MAX_ALIASES = 3;

    private final int ttl;
    private volatile Zone zone;
    private final DatagramSocket socket;
    private final Thread thread;

    public ZoneServer(Zone zone) throws IOException {
        this(zone, TTL);
    }

    /** @param ttl in seconds, of all records */
    public ZoneServer(Zone zone, int ttl) throws IOException {
        this.zone = zone;
        this.ttl = ttl;
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        this.thread = Thread.ofPlatform().daemon(true).start(this::serve);
    }

    /** From now on this one, and no longer the one before. */
    public void serve(Zone next) {
        zone = next;
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                packet.setLength(4096);
                socket.receive(packet);
                var answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
                if (answer != null) {
                    var octets = answer.toWire();
                    socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The socket was closed, or the client's was.
            }
        }
    }

    private @Nullable Message answer(Message query) throws IOException {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        var name = query.getQuestion().getName();
        var served = zone;
        for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
            var records = served.records(text(name));
            Name next = null;
            boolean silent = false;
            for (var rr : records) {
                if (rr.type().equals(Type.string(query.getQuestion().getType()))) {
                    answer.addRecord(record(name, rr), Section.ANSWER);
                } else if (rr.type().equals("CNAME")) {
                    next = name(rr.fields().getFirst());
                    answer.addRecord(record(name, rr), Section.ANSWER);
                }
                silent |= rr.type().equals(Zone.TIMEOUT);
            }
            if (silent && answer.getSection(Section.ANSWER).isEmpty()) {
                return null;
            }
            if (next == null) {
                break;
            }
            name = next;
        }
        if (answer.getSection(Section.ANSWER).isEmpty() && !served.exists(text(name))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    private static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT).replace("\\032", " ");
    }

    private Record record(Name name, Zone.Rr rr) throws IOException {
        var value = rr.fields().isEmpty() ? "" : rr.fields().getFirst();
        return switch (rr.type()) {
            case "A" -> new ARecord(name, DClass.IN, ttl, InetAddress.ofLiteral(value));
            case "AAAA" -> new AAAARecord(name, DClass.IN, ttl, InetAddress.ofLiteral(value));
            case "PTR" -> new PTRRecord(name, DClass.IN, ttl, name(value));
            case "CNAME" -> new CNAMERecord(name, DClass.IN, ttl, name(value));
            case "MX" ->
                new MXRecord(
                        name,
                        DClass.IN,
                        ttl,
                        Integer.parseInt(value),
                        name(rr.fields().get(1)));
            default -> Record.newRecord(name, Type.TXT, DClass.IN, ttl, strings(rr.fields()));
        };
    }

    private static Name name(String text) throws IOException {
        return text.isEmpty() ? Name.root : Name.fromString(text, Name.root);
    }

    private static byte[] strings(List<String> fields) {
        var octets = new ByteArrayOutputStream();
        for (var field : fields) {
            var string = field.getBytes(StandardCharsets.ISO_8859_1);
            for (int at = 0; at < Math.max(1, string.length); at += 255) {
                int length = Math.min(255, string.length - at);
                octets.write(length);
                octets.write(string, at, length);
            }
        }
        return octets.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
