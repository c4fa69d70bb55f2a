// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.io.IOException;
import java.net.InetAddress;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;

/** What a {@link ScriptedServer} may say. */
final class Replies {
    private Replies() {}

    /** A resolver's reply without records. */
    static Message reply(Message query) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    static byte[] a(Message query, String address) throws IOException {
        return a(query, address, 60);
    }

    static byte[] a(Message query, String address, long ttl) throws IOException {
        var answer = reply(query);
        answer.addRecord(
                new ARecord(query.getQuestion().getName(), DClass.IN, ttl, InetAddress.ofLiteral(address)),
                Section.ANSWER);
        return answer.toWire();
    }

    static byte[] cname(Message query, Name from, Name to) {
        var answer = reply(query);
        answer.addRecord(new CNAMERecord(from, DClass.IN, 60, to), Section.ANSWER);
        return answer.toWire();
    }

    static byte[] code(Message query, int rcode) {
        var answer = reply(query);
        answer.getHeader().setRcode(rcode);
        return answer.toWire();
    }

    /** {@code n7.test.} and the like. */
    static Name name(int number) throws IOException {
        return Name.fromString("n" + number + ".test.");
    }
}
