// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.dns.DomainNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The domains that SPF and DKIM speak for (RFC 9989 section 4.3).
 *
 * @param spf those that pass: one or none
 * @param dkim those of signatures that pass and sign From
 * @param spfLater those that might pass, if the DNS said more: one or none
 * @param dkimLater likewise
 */
record Identifiers(List<String> spf, List<String> dkim, List<String> spfLater, List<String> dkimLater) {

    static Identifiers of(List<SpfFinding> spf, List<DkimFinding> dkim) {
        return new Identifiers(
                spf(spf, AuthResult.PASS),
                dkim(dkim.stream().filter(DkimFinding::signedFrom), AuthResult.PASS),
                spf(spf, AuthResult.TEMPERROR),
                dkim(dkim.stream(), AuthResult.TEMPERROR));
    }

    /** RFC 7208 section 2.4: with the null reverse-path the identity of MAIL FROM is that of HELO. */
    private static List<String> spf(List<SpfFinding> findings, AuthResult result) {
        var mailFrom = findings.stream()
                .filter(finding -> finding.identity() == Identity.MAILFROM)
                .toList();
        return (mailFrom.isEmpty() ? findings : mailFrom)
                .stream()
                        .filter(finding -> finding.result() == result)
                        .flatMap(finding -> Stream.ofNullable(DomainNames.normal(finding.domain())))
                        .limit(1)
                        .toList();
    }

    private static List<String> dkim(Stream<DkimFinding> findings, AuthResult result) {
        return findings.filter(finding -> finding.result() == result)
                .flatMap(finding -> Stream.ofNullable(finding.domain()))
                .flatMap(domain -> Stream.ofNullable(DomainNames.normal(domain)))
                .distinct()
                .toList();
    }

    /** Which domains pass, for people. */
    String words() {
        if (spf.isEmpty() && dkim.isEmpty()) {
            return "neither SPF nor DKIM passes";
        }
        var passes = Stream.concat(
                spf.stream().map(domain -> "SPF passes for " + domain),
                dkim.stream().limit(3).map(domain -> "DKIM passes for " + domain));
        return String.join(", ", passes.toList()) + ", which is not aligned";
    }
}
