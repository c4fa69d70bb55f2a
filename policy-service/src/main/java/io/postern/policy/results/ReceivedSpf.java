// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.results;

import io.postern.contracts.event.Inquiry;
import io.postern.contracts.finding.SpfFinding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The value of Received-SPF but for {@code receiver=} (RFC 7208 section 9.1). Pure. */
public final class ReceivedSpf {
    private ReceivedSpf() {}

    /** Of MAIL FROM, or of HELO where there is none; null where nothing was looked at. */
    public static @Nullable String of(Inquiry.Message inquiry, List<SpfFinding> findings) {
        if (inquiry.client().trusted() || findings.isEmpty()) {
            return null;
        }
        var spf = findings.stream()
                .filter(one -> one.identity() == SpfFinding.Identity.MAILFROM)
                .findFirst()
                .orElse(findings.getFirst());
        var hop = inquiry.hop();
        var address = hop == null ? inquiry.client().address() : hop.address();
        return spf.result().word()
                + " " + FieldText.comment(words(spf, address))
                + "\r\n\tclient-ip=" + FieldText.value(address)
                + "; envelope-from=" + FieldText.quoted(inquiry.reversePath())
                + ";\r\n\thelo=" + FieldText.value(inquiry.helo())
                + "; identity=" + spf.identity().name().toLowerCase(Locale.ROOT);
    }

    private static String words(SpfFinding spf, String address) {
        var domain = spf.domain();
        return switch (spf.result()) {
            case PASS -> domain + " permits " + address;
            case FAIL -> domain + " does not permit " + address;
            case SOFTFAIL -> domain + " hardly permits " + address;
            case NEUTRAL, POLICY -> domain + " does not say whether it permits " + address;
            case NONE -> domain + " has no SPF record";
            case TEMPERROR -> "the SPF record of " + domain + " could not be read now";
            case PERMERROR -> "the SPF record of " + domain + " is in error";
        };
    }
}
