// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Findings;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.wire.JsonEvents;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AssessmentRehearsalTest {
    private final AssessmentRehearsal rehearsal = new AssessmentRehearsal(Instant.parse("2026-01-01T12:00:00Z"));

    @Test
    void each_kind_of_inquiry_is_assessed_and_all_that_is_costly_is_part_of_it() throws Exception {
        var findings = new ArrayList<Findings>();
        for (var inquiry : rehearsal.inquiries()) {
            findings.add(((Assessment) JsonEvents.decode(rehearsal.assessment(inquiry))).findings());
        }
        assertThat(findings).hasSize(3);
        assertThat(findings.getFirst().connection().reverseDns().host()).isEqualTo("mx.football.example.com");
        var envelope = (Findings.OfEnvelope) findings.get(1);
        assertThat(envelope.spf()).anyMatch(spf -> spf.result() == AuthResult.PASS);
        var message = (Findings.OfMessage) findings.get(2);
        assertThat(message.dkim()).extracting(DkimFinding::algorithm).contains("ed25519-sha256", "rsa-sha256");
        assertThat(message.dmarc().result()).isEqualTo(AuthResult.PASS);
    }

    @Test
    void it_can_be_played_again_and_again() {
        rehearsal.run();
        rehearsal.run();
    }
}
