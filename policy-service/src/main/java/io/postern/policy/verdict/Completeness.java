// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Inquiry;
import java.util.List;
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
        return inquiry.id() != null
                && inquiry.deadline() != null
                && of(inquiry.client())
                && switch (inquiry) {
                    case Inquiry.Connection _ -> true;
                    case Inquiry.Envelope e -> e.helo() != null && e.reversePath() != null && of(e.recipients());
                    case Inquiry.Message m -> m.helo() != null && m.reversePath() != null && of(m.recipients());
                };
    }

    private static boolean of(@Nullable Client client) {
        return client != null && client.address() != null && client.kind() != null;
    }

    private static boolean of(@Nullable List<String> recipients) {
        return recipients != null && !recipients.isEmpty() && full(recipients);
    }

    private static boolean of(@Nullable ConnectionFindings findings) {
        if (findings == null
                || findings.reverseDns() == null
                || findings.reverseDns().status() == null
                || findings.dnsbl() == null
                || !full(findings.dnsbl())) {
            return false;
        }
        for (var listing : findings.dnsbl()) {
            if (listing.zone() == null || listing.status() == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean full(List<?> list) {
        for (var element : list) {
            if (element == null) {
                return false;
            }
        }
        return true;
    }
}
