// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.notice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.delivery.Mails;
import io.postern.delivery.letter.LetterHead;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatorNoticeTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final OperatorNotice NOTICE =
            new OperatorNotice(LetterHead.of("mx.local.test"), "postmaster@local.test");

    @Test
    void says_what_was_set_aside_and_how_to_look_at_it() {
        var entry = entry(new Reply(550, "5.1.1", "no such user"), "a@local.test", "b@local.test");
        var notice = NOTICE.about(entry, 0, Lane.INCOMING);
        assertThat(notice.reversePath()).isEmpty();
        assertThat(notice.recipients()).containsExactly(new Recipient("postmaster@local.test"));
        assertThat(notice.origin().sessionId()).isEqualTo(entry.message().messageId());
        assertThat(notice.messageId())
                .isEqualTo(NOTICE.about(entry, 7, Lane.INCOMING).messageId());
        assertThat(text(notice)).isEqualTo("""
                Date: Mon, 5 Jan 2026 12:00:00 +0000
                From: Mail Delivery System <MAILER-DAEMON@mx.local.test>
                To: <postmaster@local.test>
                Subject: Set aside: mail to a@local.test (undeliverable)
                Message-ID: <%s@mx.local.test>
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii

                The mail gateway mx.local.test has set mail aside instead of delivering it.

                  Rule: undeliverable
                  Reason: local.test refused it for good.
                  Sender: <sender@example.org>
                  Recipient: <a@local.test>
                  Recipient: <b@local.test>
                  Accepted: Mon, 5 Jan 2026 11:59:00 +0000
                  The server behind said:
                    550 5.1.1 no such user

                To look at it, and then to deliver it after all or to remove it:

                  ./postern quarantine show q1
                  ./postern quarantine release q1
                  ./postern quarantine delete q1

                You are not told of each one when there are many: ./postern quarantine list
                has them all.
                """.replace("\n", "\r\n").formatted(notice.messageId()));
    }

    @Test
    void says_how_many_others_there_were() {
        var entry = entry(null, "a@local.test");
        assertThat(text(NOTICE.about(entry, 1, Lane.INCOMING))).contains("\r\nOne more was set aside since the letter");
        assertThat(text(NOTICE.about(entry, 12, Lane.INCOMING)))
                .contains("\r\n12 more were set aside since the letter");
    }

    @Test
    void nobodys_words_break_out_of_it() {
        var entry = entry(
                new Reply(550, "", "no\r\n.\r\nSubject: x" + "y".repeat(3000)),
                IntStream.range(0, 50).mapToObj(i -> "a\r\n\r\nBcc: x" + i).toArray(String[]::new));
        var text = text(NOTICE.about(entry, 0, Lane.INCOMING));
        assertThat(text.matches("[\\r\\n -~]*")).isTrue();
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n"))
                .noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("Subject: x"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
        assertThat(text).contains("and 30 more recipients");
    }

    @Test
    void the_operator_needs_an_address() {
        assertThatThrownBy(() -> new OperatorNotice(LetterHead.of("mx.local.test"), "operator"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'operator' is no address");
    }

    private static QuarantinedMessage entry(Reply reply, String... recipients) {
        var message = Mails.acceptedAt(NOON.minusSeconds(60), recipients);
        return new QuarantinedMessage("q1", NOON, "undeliverable", "local.test refused it for good.", reply, message);
    }

    private static String text(OutboundMessage notice) {
        return new String(((Content.Inline) notice.content()).bytes(), ISO_8859_1);
    }
}
