// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.results;

import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.SpfFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results of all methods, as they stand behind the authserv-id (RFC 8601 section 2.2). Pure. */
public final class AuthenticationResults {
    private AuthenticationResults() {}

    /** Null where nothing was looked at. @param spf as it counts for this message */
    public static @Nullable String of(Inquiry.Message inquiry, Findings.OfMessage found, List<SpfFinding> spf) {
        var results = new ArrayList<String>();
        var client = inquiry.client();
        if (client.trusted()) {
            return null;
        }
        var hop = inquiry.hop();
        if (!client.upstream()) {
            reverse(results, found.connection().reverseDns(), client.address());
        } else if (hop != null) {
            reverse(results, found.connection().reverseDns(), hop.address());
        }
        spf.forEach(one -> results.add(spf(one)));
        found.dkim().forEach(one -> results.add(dkim(one)));
        if (!spf.isEmpty() && found.dkim().isEmpty()) {
            results.add("dkim=none");
        }
        dmarc(results, found.dmarc());
        arc(results, found.arc());
        return results.isEmpty() ? null : String.join(";\r\n\t", results);
    }

    /** RFC 8601 section 2.7.3. */
    private static void reverse(List<String> results, ReverseDns reverseDns, String address) {
        var result = switch (reverseDns.status()) {
            case CONFIRMED -> "pass";
            case UNCONFIRMED -> "fail";
            case MISSING -> "permerror";
            case UNKNOWN -> null;
        };
        if (result != null) {
            var host = reverseDns.host() == null ? "" : " " + FieldText.comment(reverseDns.host());
            results.add("iprev=" + result + host + " policy.iprev=" + FieldText.value(address));
        }
    }

    private static String spf(SpfFinding spf) {
        var property = spf.identity() == SpfFinding.Identity.HELO ? " smtp.helo=" : " smtp.mailfrom=";
        return "spf=" + spf.result().word() + property + FieldText.value(spf.domain());
    }

    private static String dkim(DkimFinding dkim) {
        return "dkim=" + dkim.result().word() + reason(dkim.reason()) + property("header.d", dkim.domain())
                + property("header.i", dkim.identity()) + property("header.s", dkim.selector())
                + property("header.a", dkim.algorithm());
    }

    private static void dmarc(List<String> results, DmarcFinding dmarc) {
        if (dmarc.fromDomain() == null && dmarc.result() == AuthResult.NONE) {
            return;
        }
        var policy =
                dmarc.policy() == null ? "" : " (p=" + dmarc.policy().name().toLowerCase(Locale.ROOT) + ")";
        results.add("dmarc=" + dmarc.result().word() + policy + reason(dmarc.reason())
                + property("header.from", dmarc.fromDomain()));
    }

    /** RFC 8617 section 4.1. */
    private static void arc(List<String> results, ArcFinding arc) {
        if (arc.cv() != AuthResult.NONE) {
            results.add("arc=" + arc.cv().word() + reason(arc.reason()));
        }
    }

    private static String reason(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : " reason=" + FieldText.quoted(reason);
    }

    private static String property(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : " " + name + "=" + FieldText.value(value);
    }
}
