// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Inquiry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON can leave out any field: whether an assessment holds all that a verdict needs. */
final class Completeness {
    private Completeness() {}

    static boolean of(Assessment assessment) {
        return assessment.inquiry() != null
                && assessment.findings() != null
                && of(assessment.findings().connection())
                && of(assessment.inquiry());
    }

    private static boolean of(Inquiry inquiry) {
        return all(inquiry.id(), inquiry.deadline(), inquiry.client())
                && of(inquiry.client())
                && switch (inquiry) {
                    case Inquiry.Connection _ -> true;
                    case Inquiry.Envelope e -> all(e.helo(), e.reversePath()) && of(e.recipients());
                    case Inquiry.Message m -> all(m.helo(), m.reversePath()) && of(m.recipients());
                };
    }

    private static boolean of(Client client) {
        return all(client.address(), client.kind());
    }

    private static boolean of(@Nullable List<String> recipients) {
        return recipients != null
                && !recipients.isEmpty()
                && recipients.stream().allMatch(Objects::nonNull);
    }

    private static boolean of(@Nullable ConnectionFindings findings) {
        return findings != null
                && findings.reverseDns() != null
                && findings.dnsbl() != null
                && findings.dnsbl().stream().allMatch(listing -> listing != null && all(listing.zone()));
    }

    private static boolean all(@Nullable Object... parts) {
        return Stream.of(parts).allMatch(Objects::nonNull);
    }
}
