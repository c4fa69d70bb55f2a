// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.report;

import io.postern.dmarcreport.count.Counts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What one day brought in the name of one policy.
 *
 * @param submitter the domain that reports
 * @param email whom to ask
 * @param policyDomain where the record is
 */
public record AggregateReport(String submitter, String email, String policyDomain, LocalDate day, Counts counts) {

    /** The first second of the day, since 1970. */
    long begin() {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** The last one. */
    long end() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() - 1;
    }

    /** Report-ID (RFC 9990 section 3.5.1); the same when the report is sent again. */
    public String id() {
        return day + "." + policyDomain + "@" + submitter;
    }

    /** RFC 9990 section 3.5.2. */
    public String fileName() {
        return submitter + "!" + policyDomain + "!" + begin() + "!" + end() + ".xml.gz";
    }

    /** Without the name of the field, folded. */
    String subject() {
        return "Report Domain: " + policyDomain + "\r\n Submitter: " + submitter + "\r\n Report-ID: <" + id() + ">";
    }

    /** The mail to one address. */
    public byte[] mail(String to, byte[] packed, Instant now) {
        return ReportMail.of(this, to, packed, now);
    }

    /** The XML, packed by gzip. */
    public byte[] packed() {
        return ReportMail.packed(ReportXml.of(this));
    }
}
