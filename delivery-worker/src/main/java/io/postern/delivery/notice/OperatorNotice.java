// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.notice;

import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.delivery.letter.DerivedId;
import io.postern.delivery.letter.Fields;
import io.postern.delivery.letter.Letter;
import io.postern.delivery.letter.LetterHead;
import io.postern.delivery.letter.LetterText;
import io.postern.delivery.letter.Printable;

/** Tells the operator that mail was set aside. Pure: the same entry gives a letter under the same id. */
public final class OperatorNotice {
    private static final int MAX_NAMED = 20;
    private static final int MAX_REPLY = 600;

    private final LetterHead head;
    private final String operator;

    /**
     * @param operator an address
     * @throws IllegalArgumentException with a sentence, if it is none
     */
    public OperatorNotice(LetterHead head, String operator) {
        this.head = head;
        this.operator = LetterHead.checked(operator);
    }

    /** Whom the letters go to. */
    String address() {
        return operator;
    }

    /**
     * @param others set aside since the last letter that told of one, this one left out ({@link NoticePace})
     * @param lane that the letter goes out on
     */
    public OutboundMessage about(QuarantinedMessage entry, int others, Lane lane) {
        var letter = new Letter(
                DerivedId.of(entry.at(), "notice", entry.id()),
                entry.at(),
                entry.message().messageId(),
                head,
                operator,
                "Set aside: mail to " + entry.message().recipients().getFirst().address() + " (" + entry.rule() + ")");
        var fields = letter.fields()
                .add("Auto-Submitted", "auto-generated")
                .add("MIME-Version", "1.0")
                .add("Content-Type", "text/plain; charset=us-ascii")
                .end();
        return letter.mail(fields.toString() + text(entry, others), lane);
    }

    private String text(QuarantinedMessage entry, int others) {
        var message = entry.message();
        var text = new LetterText()
                .paragraph("The mail gateway " + head.hostname() + " has set mail aside instead of delivering it.")
                .gap()
                .indented(2, "Rule: " + entry.rule())
                .indented(2, "Reason: " + Printable.text(entry.reason(), MAX_REPLY))
                .address(2, "Sender: <", message.reversePath(), ">");
        var recipients = message.recipients();
        recipients.stream().limit(MAX_NAMED).forEach(r -> text.address(2, "Recipient: <", r.address(), ">"));
        if (recipients.size() > MAX_NAMED) {
            text.indented(2, "and " + (recipients.size() - MAX_NAMED) + " more recipients");
        }
        text.indented(2, "Accepted: " + Fields.date(message.acceptedAt()));
        var reply = entry.reply();
        if (reply != null) {
            text.indented(2, "The server behind said:").indented(4, Printable.text(reply.line(), MAX_REPLY));
        }
        text.paragraph("To look at it, and then to deliver it after all or to remove it:")
                .gap()
                .indented(2, "./postern quarantine show " + entry.id())
                .indented(2, "./postern quarantine release " + entry.id())
                .indented(2, "./postern quarantine delete " + entry.id());
        if (others > 0) {
            text.paragraph((others == 1 ? "One more was" : others + " more were")
                    + " set aside since the letter before this one.");
        }
        return text.paragraph(
                        "You are not told of each one when there are many: ./postern quarantine list has them all.")
                .toString();
    }
}
