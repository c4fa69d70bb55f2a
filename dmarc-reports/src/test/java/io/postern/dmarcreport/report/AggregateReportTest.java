// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.contracts.finding.DmarcFinding.Published;
import io.postern.dmarcreport.Day;
import io.postern.dmarcreport.count.Counted;
import io.postern.dmarcreport.count.Counts;
import io.postern.dmarcreport.count.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AggregateReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/postern/dmarcreport/report/day.xml");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Published REJECT =
            new Published(Policy.REJECT, Policy.QUARANTINE, null, true, false, true, "mailto:a@x.test", "1", "np");

    @Test
    void a_day_of_judgements_is_the_golden_file() throws IOException {
        var rows = new HashMap<Row, Long>();
        judgements()
                .flatMap(judgement -> Counted.of(judgement).stream())
                .forEach(counted -> rows.merge(counted.row(), 1L, Long::sum));
        var xml = ReportXml.of(report(new Counts(REJECT, rows, 3)));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, xml);
        }
        assertThat(xml).as(GOLDEN + "; -Dgolden=write rewrites it").isEqualTo(Files.readString(GOLDEN));
        Schema.check(xml);
    }

    private static Stream<Judgement> judgements() {
        var other = new Client("2001:db8::7", 1, "mx", ListenerKind.MX, false);
        var trusted = new Client("127.0.0.1", 1, "relay", ListenerKind.RELAY, true);
        var passes = Day.dmarc(AuthResult.PASS, "x.test", Policy.QUARANTINE, REJECT);
        var below = Day.dmarc(AuthResult.PASS, "a.x.test", Policy.NONE, REJECT);
        var fails = Day.dmarc(AuthResult.FAIL, "x.test", Policy.QUARANTINE, REJECT);
        return Stream.of(
                Day.judged(Day.STRANGER, passes, "a"),
                Day.judged(Day.STRANGER, passes, "aa"),
                Day.judged(Day.STRANGER, below, "a"),
                Day.judged(other, fails, "a"),
                Day.judged(other, fails, "r"),
                Day.judged(other, fails, "p"),
                Day.judged(trusted, passes, "a"));
    }

    @Test
    void the_schema_of_the_tests_refuses_what_is_none() {
        var xml = ReportXml.of(report(new Counts(REJECT, Map.of(row("x.test"), 1L), 0)));
        Schema.check(xml);
        for (var wrong : List.of("<count>1<", "<p>reject<", "dmarc-2.0", "<source_ip>192.0.2.7<")) {
            var broken = xml.replace(wrong, wrong.replaceAll("1<|reject<|2\\.0|192.*<", "x<"));
            assertThatThrownBy(() -> Schema.check(broken)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void words_of_strangers_are_escaped() {
        var xml = ReportXml.of(report(new Counts(REJECT, Map.of(row("<&\"]]>.test"), 1L), 0)));
        assertThat(xml).contains("<envelope_from>&lt;&amp;\"]]&gt;.test</envelope_from>");
        Schema.check(xml);
    }

    private static Row row(String envelopeFrom) {
        return new Row("192.0.2.7", Row.Disposition.NONE, false, false, null, "x.test", envelopeFrom, null, List.of());
    }

    @Test
    void the_mail_says_what_it_carries() throws IOException {
        var report = report(new Counts(REJECT, Map.of(row("x.test"), 1L), 0));
        var packed = report.packed();
        var mail = new String(
                report.mail("a@x.test", packed, Instant.parse("2026-01-06T00:30:00Z")), StandardCharsets.US_ASCII);
        assertThat(mail)
                .contains("Date: Tue, 6 Jan 2026 00:30:00 +0000\r\n")
                .contains("From: <dmarc-reports@local.test>\r\nTo: <a@x.test>\r\n")
                .contains("Message-ID: <2026-01-05.x.test@local.test>\r\n")
                .contains("Subject: Report Domain: x.test\r\n Submitter: local.test\r\n"
                        + " Report-ID: <2026-01-05.x.test@local.test>\r\n")
                .contains("filename=\"local.test!x.test!1767571200!1767657599.xml.gz\"\r\n")
                .doesNotContainPattern("(?<!\r)\n");
        assertThat(mail.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        try (var xml = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(new String(xml.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(ReportXml.of(report));
        }
        assertThat(report.packed()).isEqualTo(packed);
    }

    private static AggregateReport report(Counts counts) {
        return new AggregateReport("local.test", "dmarc-reports@local.test", "x.test", DAY, counts);
    }
}
