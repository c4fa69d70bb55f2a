// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Demands;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Verdict;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.trace.ReceivedField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a message after its last line. One reply answers for all its recipients. */
final class Intake {
    private Intake() {}

    /** Why the message was not taken in, before anybody is asked; null if it was. */
    static @Nullable Answer unfit(Receiving received, Rules rules) {
        var fault = received.reader().fault();
        if (fault != null) {
            return Replies.to(fault, rules.content());
        }
        if (received.forged().tooMany()) {
            return Replies.TOO_MANY_FORGED;
        }
        var trouble = received.body().trouble();
        return trouble == null ? null : Replies.to(trouble);
    }

    /**
     * The answer if the message is not taken; null if all recipients may have it. If one must wait all wait, as the
     * client can only be told one thing.
     */
    static @Nullable Answer refusal(Verdict.@Nullable Message verdict, int recipients) {
        if (verdict == null || verdict.decisions().size() != recipients) {
            return Replies.TRY_AGAIN;
        }
        Decision strictest = null;
        for (var decision : verdict.decisions()) {
            if (decision instanceof Decision.Defer) {
                return Replies.to(decision, Replies.OK);
            }
            if (decision instanceof Decision.Reject && strictest == null) {
                strictest = decision;
            }
        }
        return strictest == null ? null : Replies.to(strictest, Replies.OK);
    }

    /** The fields that go in front of the content. */
    static List<String> fields(Receiving received, Inquirer about, Rules rules, @Nullable Tls tls) {
        var client = about.client();
        var findings = about.findings();
        var mailing = received.mailing();
        var recipients = mailing.recipients();
        var field = ReceivedField.of(
                mailing.hello(),
                findings == null ? null : findings.reverseDns().host(),
                about.hidden() ? null : client.address(),
                rules.hostname(),
                received.messageId(),
                recipients.size() == 1 ? recipients.getFirst().address() : null,
                new ReceivedField.Transport(
                        mailing.hello().extended(),
                        mailing.mail().demands().utf8(),
                        tls == null ? null : tls.version(),
                        tls == null ? null : tls.cipher(),
                        client.account() != null),
                received.since());
        return fields(received, client, field, rules);
    }

    /** What the next server must be able to take. @param fields that go in front */
    static Needs needs(Receiving received, List<String> fields, Content content) {
        long size = content.size() - received.forged().octets();
        for (var field : fields) {
            size += field.getBytes(UTF_8).length;
        }
        return new Needs(
                size,
                received.mailing().mail().needs().eightBit(),
                demands(received).utf8());
    }

    /** The record that is written before the 250. @param fields that go in front beside what the verdict has written */
    static OutboundMessage outbound(
            Receiving received,
            Verdict.Message verdict,
            List<String> fields,
            Content content,
            Inquirer about,
            Rules rules) {
        var mailing = received.mailing();
        var marking = Marking.of(verdict.marks(), rules.hostname(), received.subject());
        return new OutboundMessage(
                received.messageId(),
                received.messageId(),
                verdict.lane(),
                received.since(),
                new Origin(about.client(), about.sessionId(), mailing.hello().name()),
                1,
                null,
                mailing.mail().reversePath(),
                mailing.mail().bodyType(),
                recipients(mailing.recipients(), verdict.decisions()),
                marking.above(fields),
                content,
                Progress.NONE,
                demands(received),
                received.forged().removals(),
                marking.insertions(),
                verdict.marks().arc());
    }

    /** Each with what was decided about its copy. */
    private static List<Recipient> recipients(List<Recipient> recipients, List<Decision> decisions) {
        var decided = new ArrayList<Recipient>(recipients.size());
        for (int i = 0; i < recipients.size(); i++) {
            var aside = decisions.get(i) instanceof Decision.Accept(var _, var why) ? why : null;
            decided.add(aside == null ? recipients.get(i) : recipients.get(i).with(aside));
        }
        return decided;
    }

    /** Mail programs that forget the fields that every message must have get them (RFC 6409 8). */
    private static List<String> fields(Receiving received, Client client, String trace, Rules rules) {
        var fields = new ArrayList<String>(1);
        fields.add(trace);
        if (client.kind() == ListenerKind.SUBMISSION) {
            if (!received.reader().messageId()) {
                fields.add("Message-ID: <" + received.messageId() + "@" + rules.hostname() + ">\r\n");
            }
            if (!received.reader().date()) {
                fields.add("Date: " + ReceivedField.date(received.since()) + "\r\n");
            }
        }
        return fields;
    }

    /** Many ask for SMTPUTF8 wherever it is offered; only mail that needs it must find it on its further way. */
    private static Demands demands(Receiving received) {
        var mailing = received.mailing();
        var demands = mailing.mail().demands();
        boolean needed = demands.utf8()
                && !(received.reader().asciiHeader()
                        && ascii(mailing.mail().reversePath())
                        && mailing.addresses().stream().allMatch(Intake::ascii));
        return needed == demands.utf8() ? demands : new Demands(needed, demands.ret(), demands.envelopeId());
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
