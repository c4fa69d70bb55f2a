// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.SpfFinding;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a sender has not just written down himself.
 *
 * @param domains for which SPF or a signature passes, in lower case
 */
record Verified(Set<String> domains) {

    static Verified of(List<SpfFinding> spf, List<DkimFinding> dkim) {
        return new Verified(Stream.concat(
                        spf.stream()
                                .filter(one -> one.result() == AuthResult.PASS)
                                .map(SpfFinding::domain),
                        dkim.stream()
                                .filter(one -> one.result() == AuthResult.PASS)
                                .map(DkimFinding::domain))
                .filter(Objects::nonNull)
                .map(Verified::normal)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Of the name of a client only the confirmed one is asked about. Anybody can link to the good. */
    boolean vouchesFor(DnsblListing listing) {
        return switch (listing.subject()) {
            case CLIENT, PTR -> true;
            case HELO, MAIL_FROM, FROM -> vouchesFor(listing.name());
            case LINK, LINK_ADDRESS -> false;
        };
    }

    private boolean vouchesFor(@Nullable String text) {
        var name = text == null ? "" : normal(text);
        return domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    private static String normal(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
