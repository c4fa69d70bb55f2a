// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.line;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Verdict;
import java.util.List;

/** What reputation and policy answer when there is nothing to find out and nothing to decide. */
final class EmptyServices {
    private static final String PASS = "bench";

    private EmptyServices() {}

    static Event assess(Event event) {
        var nothing = findings();
        return switch (event) {
            case Inquiry.Connection c -> new Assessment(c, Findings.OfConnection.only(nothing), List.of());
            case Inquiry.Envelope e ->
                new Assessment(e, Findings.OfEnvelope.only(nothing, SenderDomain.EXISTS), List.of());
            case Inquiry.Message m -> new Assessment(m.bare(), Findings.OfMessage.only(nothing), List.of());
            default -> throw new IllegalArgumentException("not an inquiry");
        };
    }

    static Event judge(Event event) {
        if (!(event instanceof Assessment assessment)) {
            throw new IllegalArgumentException("not an assessment");
        }
        List<Decision> accept = List.of(new Decision.Accept(PASS));
        return switch (assessment.inquiry()) {
            case Inquiry.Connection c -> new Verdict.Connection(c.id(), PASS, accept.getFirst(), findings());
            case Inquiry.Envelope e -> new Verdict.Envelope(e.id(), PASS, accept);
            case Inquiry.Message m -> new Verdict.Message(m.id(), PASS, Lane.INCOMING, accept);
        };
    }

    static ConnectionFindings findings() {
        var host = "mail.sender.test";
        return new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.CONFIRMED, host, List.of(host)), List.of(), false);
    }
}
