// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Golden files are in {@code src/test/resources/reports}; {@code -Dgolden=write} writes them. */
class DeliveryReportsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/reports");
    private static final DeliveryReports REPORTS = new DeliveryReports(ReportSettings.of("mx.local.test"));
    private static final OriginalHeader HEADER = header("From: Me <me@local.test>\r\nTo: a@x.test\r\nSubject: Our\r\n"
            + " meeting\r\nMessage-ID: <m1@local.test>\r\n\r\nHello\r\n");
    private static final Reply UNKNOWN = new Reply(550, "5.1.1", "<a@x.test>: no such user here");

    @Test
    void one_recipient_is_refused() throws IOException {
        var report = REPORTS.failed(
                Outcome.message(1, "me@local.test", "a@x.test"),
                HEADER,
                List.of(Outcome.of("a@x.test", Status.FAILED, UNKNOWN, ReplyClass.NO_SUCH_USER)),
                Lane.INCOMING);
        golden("refused.eml", report);
        assertThat(report.reversePath()).isEmpty();
        assertThat(report.recipients()).containsExactly(new Recipient("me@local.test"));
        assertThat(report.lane()).isEqualTo(Lane.INCOMING);
        assertThat(report.acceptedAt()).isEqualTo(Outcome.TRIED);
        assertThat(report.messageId()).isEqualTo(report.recordId()).hasSize(26);
        assertThat(report.origin().sessionId()).isEqualTo(Outcome.RECORD);
        assertThat(report.origin().client().trusted()).isTrue();
    }

    @Test
    void several_have_several_fates() throws IOException {
        var message = Outcome.message(
                11, "me@local.test", "full@x.test", "away@x.test", "\"o d\"@x.test", "j\u00f6rg@x.test", "also@x.test");
        var last = Outcome.ACCEPTED.plus(Duration.ofDays(4)).plusSeconds(9);
        var away = new Reply(451, "4.4.1", "no connection to mx.x.test[192.0.2.25]:25: connection refused");
        var blocked = new Reply(
                554,
                "",
                "Your address 192.0.2.99 is on the list of zen.example.net. If you think that this is a mistake, write to"
                        + " postmaster@x.test and tell us your address");
        var report = REPORTS.failed(
                message,
                HEADER,
                List.of(
                        Outcome.of("also@x.test", Status.FAILED, away, ReplyClass.NETWORK, 11, last, null),
                        Outcome.of("j\u00f6rg@x.test", Status.FAILED, UNKNOWN, null, 11, last, Outcome.REMOTE),
                        Outcome.of(
                                "\"o d\"@x.test", Status.FAILED, blocked, ReplyClass.BLOCKED, 11, last, Outcome.REMOTE),
                        Outcome.of("away@x.test", Status.FAILED, away, ReplyClass.NETWORK, 11, last, null),
                        Outcome.of(
                                "full@x.test",
                                Status.FAILED,
                                new Reply(452, "4.2.2", "mailbox full"),
                                ReplyClass.MAILBOX_FULL,
                                11,
                                last.minusSeconds(2),
                                Outcome.REMOTE)),
                Lane.INCOMING);
        golden("fates.eml", report);
        assertThat(report.acceptedAt()).isEqualTo(last);
    }

    @Test
    void one_is_late() throws IOException {
        var greylisted = new Reply(451, "4.7.1", "Greylisted, please try again in 240 seconds");
        var report = REPORTS.delayed(
                Outcome.message(5, "me@local.test", "a@x.test"),
                HEADER,
                List.of(Outcome.of(
                        "a@x.test",
                        Status.DEFERRED,
                        greylisted,
                        ReplyClass.GREYLISTED,
                        5,
                        Outcome.ACCEPTED.plus(Duration.ofHours(4)),
                        Outcome.REMOTE)),
                Outcome.ACCEPTED.plus(Duration.ofHours(105)),
                Lane.INCOMING);
        golden("late.eml", report);
        var parsed = ParsedReport.of(report);
        assertThat(parsed.status(1, "Action")).isEqualTo("delayed");
        assertThat(parsed.status(1, "Will-Retry-Until")).isEqualTo("Fri, 9 Jan 2026 21:00:00 +0000");
    }

    @Test
    void the_text_of_the_message_is_gone() throws IOException {
        var report = REPORTS.failed(
                Outcome.message(1, "me@local.test", "a@x.test"),
                OriginalHeader.GONE,
                List.of(Outcome.of("a@x.test", Status.FAILED, UNKNOWN, null)),
                Lane.INCOMING);
        golden("gone.eml", report);
        assertThat(new String(ParsedReport.of(report).returned(), ISO_8859_1))
                .startsWith("Received: ")
                .endsWith("X-Postern-Remark: what was received is no longer there\r\n");
    }

    @Test
    void the_order_in_which_outcomes_became_known_makes_no_difference() {
        var message = Outcome.message(1, "me@local.test", "a@x.test", "b@x.test");
        var outcomes = List.of(
                Outcome.of("a@x.test", Status.FAILED, UNKNOWN, null),
                Outcome.of("b@x.test", Status.FAILED, UNKNOWN, null));
        var report = REPORTS.failed(message, HEADER, outcomes, Lane.INCOMING);
        var again = REPORTS.failed(message, HEADER, outcomes.reversed(), Lane.INCOMING);
        assertThat(octets(again)).isEqualTo(octets(report));
        assertThat(again.messageId()).isEqualTo(report.messageId()).isEqualTo(DeliveryReports.failedId(message));
    }

    @Test
    void every_attempt_and_kind_has_an_id_of_its_own() {
        var first = Outcome.message(1, "me@local.test", "a@x.test");
        var second = Outcome.message(2, "me@local.test", "a@x.test");
        assertThat(List.of(
                        DeliveryReports.failedId(first),
                        DeliveryReports.failedId(second),
                        DeliveryReports.delayedId(first)))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothing_from_the_null_sender_is_reported_about_and_so_no_report() {
        var message = Outcome.message(1, "", "a@x.test");
        var outcomes = List.of(Outcome.of("a@x.test", Status.FAILED, UNKNOWN, null));
        assertThat(DeliveryReports.possible(message)).isFalse();
        assertThatThrownBy(() -> REPORTS.failed(message, HEADER, outcomes, Lane.INCOMING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null sender");
        var report = REPORTS.failed(Outcome.message(1, "me@local.test", "a@x.test"), HEADER, outcomes, Lane.INCOMING);
        assertThat(DeliveryReports.possible(report)).isFalse();
    }

    @Test
    void only_such_outcomes_are_reported() {
        var message = Outcome.message(1, "me@local.test", "a@x.test");
        for (var outcomes : List.of(
                List.<DeliveryOutcome>of(),
                List.of(Outcome.of("a@x.test", Status.DEFERRED, UNKNOWN, null)),
                List.of(Outcome.of("a@x.test", Status.DELIVERED, new Reply(250, "", "ok"), null)))) {
            assertThatThrownBy(() -> REPORTS.failed(message, HEADER, outcomes, Lane.INCOMING))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_report_is_an_answer_to_the_message() {
        var parsed = ParsedReport.of(refused(HEADER));
        assertThat(parsed.header("In-Reply-To")).isEqualTo("<m1@local.test>");
        assertThat(parsed.header("References")).isEqualTo("<m1@local.test>");
        assertThat(parsed.header("Subject")).isEqualTo("Not delivered: Our meeting");
        var without = ParsedReport.of(refused(header("Message-ID: <a b>\r\nSubject: Gr\u00fc\u00dfe\r\n\r\n")));
        assertThat(ParsedReport.all(without.header(), "In-Reply-To")).isEmpty();
        assertThat(without.header("Subject")).isEqualTo("Not delivered: your message");
    }

    @Test
    void a_header_that_is_no_seven_bit_text_comes_back_octet_for_octet() {
        var message = "Subject: Gr\u00fc\u00dfe =20 \r\nX: a\rb\u0000\r\nY: " + "z".repeat(2000) + "\r\n";
        var returned =
                new String(ParsedReport.of(refused(header(message + "\r\n"))).returned(), ISO_8859_1);
        assertThat(returned).startsWith("Received: from pc.local.test").endsWith(message);
    }

    @Test
    void a_long_header_is_cut_with_a_remark() {
        var fields = new StringBuilder();
        IntStream.range(0, 5000)
                .forEach(i -> fields.append("X-Field: number ").append(i).append("\r\n"));
        var report = refused(header(fields + "\r\n"));
        assertThat(octets(report).length).isLessThan(ReportSettings.MAX_HEADER + 4096);
        assertThat(new String(ParsedReport.of(report).returned(), ISO_8859_1))
                .contains("X-Field: number 1000\r\n")
                .endsWith("X-Postern-Remark: the rest of the header is left out, as it is very long\r\n");
    }

    @Test
    void three_hundred_alike_are_told_in_one_go_and_all_are_in_the_status() {
        var addresses =
                IntStream.range(0, 300).mapToObj(i -> "p" + i + "@x.test").toArray(String[]::new);
        var away = new Reply(451, "", "no connection");
        var outcomes = new ArrayList<DeliveryOutcome>();
        for (var address : addresses) {
            outcomes.add(Outcome.of(address, Status.FAILED, away, ReplyClass.NETWORK));
        }
        var parsed = ParsedReport.of(
                REPORTS.failed(Outcome.message(1, "me@local.test", addresses), HEADER, outcomes, Lane.INCOMING));
        assertThat(parsed.status()).hasSize(301);
        assertThat(parsed.text()).containsOnlyOnce("451 no connection").contains("and 200 more");
    }

    private static OutboundMessage refused(OriginalHeader header) {
        return REPORTS.failed(
                Outcome.message(1, "me@local.test", "a@x.test"),
                header,
                List.of(Outcome.of("a@x.test", Status.FAILED, UNKNOWN, null)),
                Lane.INCOMING);
    }

    private static OriginalHeader header(String message) {
        return OriginalHeader.of(new Content.Inline(message.getBytes(ISO_8859_1)), 1 << 20);
    }

    private static byte[] octets(OutboundMessage report) {
        return ((Content.Inline) report.content()).bytes();
    }

    private static void golden(String name, OutboundMessage report) throws IOException {
        ParsedReport.of(report);
        var file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(file, octets(report));
        }
        assertThat(new String(octets(report), ISO_8859_1)).isEqualTo(Files.readString(file, ISO_8859_1));
    }
}
