// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Verdict;
import io.postern.contracts.wire.JsonEvents;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class VerdictRehearsalTest {
    private final VerdictRehearsal rehearsal =
            new VerdictRehearsal(Asking.SETTINGS, Instant.parse("2026-01-01T12:00:00Z"));

    @Test
    void each_kind_of_question_is_judged_and_greylisting_is_part_of_it() throws Exception {
        var verdicts = new ArrayList<Verdict>();
        for (var assessment : rehearsal.assessments()) {
            verdicts.add((Verdict) JsonEvents.decode(rehearsal.verdict(assessment)));
        }
        assertThat(verdicts)
                .hasSize(6)
                .hasAtLeastOneElementOfType(Verdict.Connection.class)
                .hasAtLeastOneElementOfType(Verdict.Message.class)
                .filteredOn(Verdict.Envelope.class::isInstance)
                .first()
                .asString()
                .contains("greylisted");
    }

    @Test
    void it_can_be_played_again_and_again() {
        rehearsal.run();
        rehearsal.run();
    }
}
