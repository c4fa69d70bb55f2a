// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The mail: some words for people, and the packed XML (RFC 9990 section 3.5.2). */
final class ReportMail {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String BOUNDARY = "=_postern-dmarc-report";

    private ReportMail() {}

    static byte[] of(AggregateReport report, String to, byte[] packed, Instant now) {
        var text = """
                Date: %s
                From: <%s>
                To: <%s>
                Message-ID: <%s>
                Subject: %s
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="%s"

                --%s
                Content-Type: text/plain; charset=us-ascii

                This is a DMARC aggregate report (RFC 9990) by %s
                about mail in the name of %s on %s (UTC).
                --%s
                Content-Type: application/gzip; name="%s"
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --%s--
                """.formatted(
                        DATE.format(now),
                        report.email(),
                        to,
                        report.id(),
                        report.subject().replace("\r\n", "\n"),
                        BOUNDARY,
                        BOUNDARY,
                        report.submitter(),
                        report.policyDomain(),
                        report.day(),
                        BOUNDARY,
                        report.fileName(),
                        report.fileName(),
                        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(packed),
                        BOUNDARY);
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] packed(String xml) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
