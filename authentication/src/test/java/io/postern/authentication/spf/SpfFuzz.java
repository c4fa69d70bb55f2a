// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.authentication.spf.record.RecordFault;
import io.postern.authentication.spf.record.RecordParser;
import io.postern.authentication.spf.record.SpfRecord;
import io.postern.authentication.spf.record.Term;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Records that strangers publish. The first octet of the input chooses client and sender, the second what the DNS
 * knows; then comes the record of the sender's domain, and on lines of their own the texts of other names.
 */
public final class SpfFuzz {
    private static final List<String> CLIENTS = List.of("192.0.2.1", "2001:db8::1");
    private static final List<String> SENDERS = List.of("a.b-c@x.test", "@x.test", "\"a @b\u00e4%{s}\"@x.test", "");
    private static final int MOST_LOOK_UPS = 130;

    private SpfFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var lines = new String(Arrays.copyOfRange(input, 2, input.length), StandardCharsets.ISO_8859_1).split("\n", -1);
        var question = new SpfQuestion(
                InetAddress.ofLiteral(CLIENTS.get(input[0] & 1)),
                "x.test",
                SENDERS.get(input[0] >> 1 & 3),
                Identity.MAILFROM,
                "mx.receiver.test",
                Instant.EPOCH);
        var dns = new InventedDns(input[1], question.client(), List.of(lines));
        var finding = Spf.check(question, dns);
        promise(dns.asked() <= MOST_LOOK_UPS, "asked " + dns.asked() + " times");
        bounded(finding);
        first(lines[0], finding);
        var again = Spf.check(question, new InventedDns(input[1], question.client(), List.of(lines)));
        promise(again.equals(finding), "the same again is the same");
    }

    private static void bounded(SpfFinding finding) {
        promise(finding.result() != AuthResult.POLICY, "no such result of SPF");
        promise(finding.terms().size() <= Trace.MAX_LINES, "few lines");
        promise(finding.terms().stream().allMatch(line -> line.length() <= 200), "short lines");
        promise(finding.result() == AuthResult.FAIL || !finding.sendsNothing(), "who sends nothing fails");
        var explanation = finding.explanation();
        if (explanation != null) {
            promise(finding.result() == AuthResult.FAIL, "only those who fail are told why");
            promise(explanation.length() <= Macros.MAX_TEXT, "in few words");
            promise(explanation.chars().allMatch(c -> c >= ' ' && c <= '~'), "that can be printed");
        }
    }

    private static void first(String txt, SpfFinding finding) {
        if (!SpfRecord.is(txt)) {
            promise(finding.result() == AuthResult.NONE, "no record, no result");
            return;
        }
        SpfRecord record;
        try {
            record = RecordParser.parse(txt);
        } catch (RecordFault e) {
            promise(finding.result() == AuthResult.PERMERROR, "a mistake anywhere is one everywhere");
            return;
        }
        promise(finding.result() != AuthResult.NONE, "a record, a result");
        var joined = record.terms().stream().map(Term::text).collect(Collectors.joining(" "));
        try {
            promise(RecordParser.parse("v=spf1 " + joined).equals(record), "what was read can be read again");
        } catch (RecordFault e) {
            throw new AssertionError("what was read can be read again", e);
        }
    }

    static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }
}
