// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.report;

import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.contracts.finding.DmarcFinding.Published;
import io.postern.dmarcreport.count.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The XML (RFC 9990 section 3.1.1, namespace {@code dmarc-2.0}). */
final class ReportXml {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:dmarc-2.0";

    private final StringBuilder out = new StringBuilder(4096);
    private int depth;

    private ReportXml() {}

    static String of(AggregateReport report) {
        var xml = new ReportXml();
        xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.out.append("<feedback xmlns=\"").append(NAMESPACE).append("\">\n");
        xml.depth = 1;
        xml.leaf("version", "1.0");
        xml.within("report_metadata", () -> xml.metadata(report));
        xml.within(
                "policy_published",
                () -> xml.published(report.policyDomain(), report.counts().published()));
        report.counts().sorted().forEach((row, count) -> xml.within("record", () -> xml.record(row, count)));
        xml.out.append("</feedback>\n");
        return xml.out.toString();
    }

    private void metadata(AggregateReport report) {
        leaf("org_name", report.submitter());
        leaf("email", report.email());
        leaf("report_id", report.id());
        within("date_range", () -> {
            leaf("begin", Long.toString(report.begin()));
            leaf("end", Long.toString(report.end()));
        });
        leaf("error", error(report));
        leaf("generator", "Postern");
    }

    /** For the owner; null for nothing to say. */
    private static @Nullable String error(AggregateReport report) {
        var words = new ArrayList<String>();
        var problem = report.counts().published().problem();
        if (problem != null) {
            words.add("the record: " + problem);
        }
        if (report.counts().leftOut() > 0) {
            words.add(report.counts().leftOut() + " messages are left out, as there are too many different ones");
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }

    private void published(String domain, Published published) {
        leaf("domain", domain);
        leaf("discovery_method", "treewalk");
        leaf("p", word(published.p()));
        leaf("sp", word(published.sp() == null ? published.p() : published.sp()));
        leaf("np", word(published.np()));
        leaf("fo", published.fo());
        leaf("adkim", published.strictDkim() ? "s" : "r");
        leaf("aspf", published.strictSpf() ? "s" : "r");
        leaf("testing", published.testing() ? "y" : "n");
    }

    private void record(Row row, long count) {
        within("row", () -> {
            leaf("source_ip", row.source());
            leaf("count", Long.toString(count));
            within("policy_evaluated", () -> evaluated(row));
        });
        within("identifiers", () -> {
            leaf("header_from", row.headerFrom());
            leaf("envelope_from", row.envelopeFrom());
        });
        within("auth_results", () -> results(row.dkim(), row.spf()));
    }

    private void evaluated(Row row) {
        leaf("disposition", row.disposition().word());
        leaf("dkim", row.dkimAligned() ? "pass" : "fail");
        leaf("spf", row.spfAligned() ? "pass" : "fail");
        var reason = row.reason();
        if (reason != null) {
            within("reason", () -> leaf("type", reason.word()));
        }
    }

    private void results(List<Row.Dkim> dkim, Row.@Nullable Spf spf) {
        for (var signature : dkim) {
            within("dkim", () -> {
                leaf("domain", signature.domain());
                leaf("selector", signature.selector());
                leaf("result", signature.result().word());
            });
        }
        if (spf != null) {
            within("spf", () -> {
                leaf("domain", spf.domain());
                leaf("scope", "mfrom");
                leaf("result", spf.result().word());
            });
        }
    }

    private void within(String name, Runnable inside) {
        indent().append('<').append(name).append(">\n");
        depth++;
        inside.run();
        depth--;
        indent().append("</").append(name).append(">\n");
    }

    private void leaf(String name, @Nullable String text) {
        if (text != null) {
            indent().append('<').append(name).append('>');
            text.chars().forEach(this::escaped);
            out.append("</").append(name).append(">\n");
        }
    }

    /** XML knows no other control characters, and ours are none of them. */
    private void escaped(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            default -> out.append(c >= ' ' && c <= '~' ? (char) c : '?');
        }
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    private static @Nullable String word(@Nullable Policy policy) {
        return policy == null ? null : policy.name().toLowerCase(Locale.ROOT);
    }
}
