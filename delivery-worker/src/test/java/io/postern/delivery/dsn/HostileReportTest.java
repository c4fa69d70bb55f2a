// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server replies, a sender writes into his header or somebody has for an address: it stays a report. */
class HostileReportTest {
    private static final DeliveryReports REPORTS = new DeliveryReports(ReportSettings.of("mx.local.test"));
    private static final List<String> HEADER = List.of(
            "Date",
            "From",
            "To",
            "Subject",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type");
    private static final List<String> STATUS =
            List.of("Final-Recipient", "Action", "Status", "Remote-MTA", "Diagnostic-Code", "Last-Attempt-Date");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothing_breaks_out(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            round(random);
        }
    }

    private static void round(Random random) {
        var recipients = new ArrayList<String>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            recipients.add(i + words(random, 60));
        }
        var message = Outcome.message(1, "x" + words(random, 40), recipients.toArray(String[]::new));
        var outcomes = new ArrayList<DeliveryOutcome>();
        for (var recipient : recipients) {
            var classes = ReplyClass.values();
            outcomes.add(Outcome.of(
                    recipient,
                    Status.FAILED,
                    new Reply(random.nextInt(400, 600), words(random, 3), words(random, 300)),
                    random.nextBoolean() ? null : classes[random.nextInt(classes.length)],
                    1,
                    Outcome.TRIED,
                    random.nextBoolean() ? null : words(random, 20)));
        }
        var header = new Content.Inline(words(random, 500).getBytes(ISO_8859_1));
        var report = REPORTS.failed(message, OriginalHeader.of(header, 2000), outcomes, Lane.INCOMING);

        var parsed = ParsedReport.of(report);
        assertThat(parsed.header().stream().map(ParsedReport.Field::name))
                .isSubsetOf(HEADER)
                .doesNotHaveDuplicates();
        assertThat(parsed.status()).hasSize(1 + outcomes.size());
        for (var group : parsed.status().subList(1, parsed.status().size())) {
            assertThat(group.stream().map(ParsedReport.Field::name))
                    .isSubsetOf(STATUS)
                    .doesNotHaveDuplicates();
        }
        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(parsed.status(i + 1, "Status")).matches("[45]\\.\\d{1,3}\\.\\d{1,3}");
            assertThat(parsed.status(i + 1, "Final-Recipient")).matches("(rfc822|utf-8); \\d.*");
        }
    }

    /** Made of what parsers stumble over, our own boundary among it. */
    private static String words(Random random, int most) {
        var id = DeliveryReports.failedId(Outcome.message(1, "x", "y"));
        var pieces = List.of(
                "\r\n",
                "\r",
                "\n",
                "\r\n\r\n",
                "--",
                "\r\n--=_postern_" + id,
                "\r\n--=_postern_" + id + "--\r\n",
                "=_postern_" + id + "_1",
                "\u0000",
                "\u001b[2J",
                "\u00fc",
                "\ud83d\ude00",
                "\ud83d",
                "\u202e",
                "=",
                "=20",
                " ",
                "\t",
                ".",
                "\r\n.\r\n",
                "<",
                ">",
                "\"",
                "\\",
                "Bcc: all@x.test",
                "\r\nBcc: all@x.test\r\n",
                "Content-Type: text/html\r\n\r\n<b>",
                "Subject:",
                "Subject: --",
                "Message-ID: <a@b>\r\n",
                "550 5.1.1 no",
                "w".repeat(1100),
                "5.1.1",
                "; ",
                "(",
                "\r\nFinal-Recipient: rfc822; z@z",
                "@x.test");
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            } else {
                text.append((char) random.nextInt(random.nextInt(20) == 0 ? 0x3000 : 0x80));
            }
        }
        return text.toString();
    }
}
