// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks a server on loopback, over UDP, for the SOA of a zone: whether it is up, and how new its records are. */
final class SoaQuestion {
    private static final int PATIENCE_MILLIS = 50;
    private static final long PAUSE_NANOS = 5_000_000;

    private SoaQuestion() {}

    /** The serial of the zone; 0 if the server says in another way that it has it, nothing if it does not answer so. */
    static OptionalLong serial(int port, String zone) {
        try (var udp = new DatagramSocket()) {
            udp.setSoTimeout(PATIENCE_MILLIS);
            udp.connect(InetAddress.getByName("127.0.0.1"), port);
            var name = Name.fromString(zone.endsWith(".") ? zone : zone + ".");
            var query = Message.newQuery(Record.newRecord(name, Type.SOA, DClass.IN))
                    .toWire();
            udp.send(new DatagramPacket(query, query.length));
            var packet = new DatagramPacket(new byte[1500], 1500);
            udp.receive(packet);
            var octets = new byte[packet.getLength()];
            System.arraycopy(packet.getData(), 0, octets, 0, octets.length);
            return serial(new Message(octets));
        } catch (IOException e) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return OptionalLong.empty();
        }
    }

    private static OptionalLong serial(Message answer) {
        if (answer.getRcode() != Rcode.NOERROR) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(answer.getSection(Section.ANSWER).stream()
                .filter(SOARecord.class::isInstance)
                .mapToLong(record -> ((SOARecord) record).getSerial())
                .findFirst()
                .orElse(0));
    }
}
