// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ListSpell.Fault;
import io.postern.reputation.listhealth.ListHealth.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListHealthTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final HealthTimes TIMES = new HealthTimes(Duration.ofMinutes(30), Duration.ofSeconds(10));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what happens, a minute after the other                    | what happens, in short                  | how it is, and the next probe
            a list that nobody has probed is not asked                  |                                         | untested PT0S
            one that is well is                                         | passed                                  | in use PT30M
            one without test entries too                                | untestable                              | in use, has none PT30M
            one probe that lists the world sets it aside                | passed world                            | aside LISTS_ALL, suspect for PT1M PT10S
            so does one that refuses us                                 | passed refuses                          | aside REFUSES, suspect for PT1M PT10S
            at the start it is suspect from the start                   | world                                   | aside LISTS_ALL, suspect for PT1M PT10S
            the next probe of a bad list comes later each time          | passed world world world                | aside LISTS_ALL, suspect for PT1M PT40S
            and at the latest as for a good one                         | world world world world world world world world world world | aside LISTS_ALL, suspect for PT1M PT30M
            one good probe puts it back                                 | passed world passed                     | in use PT30M
            an unanswered probe leaves a bad list as it was             | passed world silent-probe               | aside LISTS_ALL, suspect for PT1M PT20S
            one unanswered probe is no reason                           | passed silent-probe                     | in use PT10S
            the third is                                                | passed silent-probe silent-probe silent-probe | aside SILENT, suspect for PT0S PT10S
            of a list that has never answered it is none for two minutes | silent-probe                           | untested PT1S
            then it is                                                  | silent-probe silent-probe               | aside SILENT, suspect for PT0S PT10S
            one that answers by then is used                            | silent-probe passed                     | in use PT30M
            mail without answers has it probed at once after the fifth  | passed silent silent silent silent silent | in use PT0S
            and set aside if that has no answer either                  | passed silent silent silent silent silent silent-probe | aside SILENT, suspect for PT0S PT10S
            if it has, we were slow                                     | passed silent silent silent silent silent passed | in use PT30M
            also if we were too slow to probe it                        | passed silent silent silent silent silent away | in use PT1S
            more silence asks for nothing more                          | passed silent silent silent silent silent silent answer silent-probe | aside SILENT, suspect for PT0S PT10S
            an answer in between pays for a silence                     | passed silent silent answer silent silent silent | in use PT24M
            half of all without answer is not enough                    | passed silent answer silent answer silent answer silent answer silent answer | in use PT20M
            most of all without answer has it probed at once            | passed silent silent answer silent silent answer silent silent answer silent silent | in use PT0S
            when our own servers are away nothing is held against it    | passed away away away away              | in use PT1S
            nor is an untested one                                      | away                                    | untested PT1S
            an odd answer to mail brings the next probe forward         | passed odd                              | in use PT0S
            an alarm of its hit rate sets it aside                      | passed alarm                            | aside SURGE, suspect for PT2M PT10S
            what is aside stays as it is whatever is heard              | passed world alarm silent odd           | aside LISTS_ALL, suspect for PT1M PT-2M-50S
            a silent list that comes back lists the world               | passed silent-probe silent-probe silent-probe world | aside LISTS_ALL, suspect for PT0S PT20S
            """)
    void becomes(String what, @Nullable String events, String expected) {
        var health = ListHealth.start(NOON);
        var now = NOON;
        for (var event : events == null ? new String[0] : events.split(" ")) {
            now = now.plusSeconds(60);
            health = after(health, event, now);
        }
        assertThat(show(health) + " " + Duration.between(now, health.probeAt())).isEqualTo(expected);
    }

    @Test
    void while_it_is_well_it_is_known_since_when() {
        var health = ListHealth.start(NOON);
        for (int minute = 1; minute <= 3; minute++) {
            health = after(health, "passed", NOON.plusSeconds(60L * minute));
        }
        assertThat(health.standing()).isEqualTo(new Standing.InUse(NOON.plusSeconds(60), null));
        assertThat(health.goodAt()).isEqualTo(NOON.plusSeconds(180));
        assertThat(health.unusable()).isNull();
    }

    private static ListHealth after(ListHealth health, String event, Instant now) {
        return switch (event) {
            case "passed" -> health.probed(new ProbeOutcome.Passed(true, null), now, TIMES);
            case "untestable" -> health.probed(new ProbeOutcome.Passed(false, "has none"), now, TIMES);
            case "world" -> health.probed(new ProbeOutcome.Failed(Fault.LISTS_ALL, "lists 127.0.0.1"), now, TIMES);
            case "refuses" -> health.probed(new ProbeOutcome.Failed(Fault.REFUSES, "refuses"), now, TIMES);
            case "silent-probe" -> health.probed(new ProbeOutcome.NoAnswer(), now, TIMES);
            case "away" -> health.probed(new ProbeOutcome.NotAsked(), now, TIMES);
            case "silent" -> health.silent(now, TIMES);
            case "answer" -> health.answered();
            case "odd" -> health.doubtful(now, TIMES);
            case "alarm" ->
                health.alarmed(
                        new HitRate.Alarm(Fault.SURGE, "lists more", now.minusSeconds(120), List.of()), now, TIMES);
            default -> throw new IllegalArgumentException(event);
        };
    }

    private static String show(ListHealth health) {
        return switch (health.standing()) {
            case Standing.Untested _ -> "untested";
            case Standing.InUse use -> use.words() == null ? "in use" : "in use, " + use.words();
            case Standing.SetAside aside ->
                "aside " + aside.fault() + ", suspect for " + Duration.between(aside.suspectSince(), aside.since());
        };
    }
}
