// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscardingTest {
    private static final Set<String> TOPICS = Set.of(
            "postern.outbound.incoming",
            "postern.outbound.bulk",
            "postern.retry.1m",
            "postern.retry.15m",
            "postern.retry.held",
            "postern.inquiries",
            "postern.verdicts");
    private static final Parked.Mail MAIL = Parked.Mail.of("01kan", "anna@debian.org", List.of("bert@local.test"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                      | topic                     | read  | begun | even mail | among all | said of its id
            mail of a lane                              | postern.outbound.incoming | true  | false | false     | false     | 0-1 is message 01kan that was answered with 250
            mail that waited                            | postern.retry.15m         | true  | false | false     | false     | 0-1 is message 01kan that was answered with 250
            mail on hold                                | postern.retry.held        | true  | false | false     | false     | 0-1 is message 01kan that was answered with 250
            mail of a lane, whatever is said            | postern.outbound.incoming | true  | false | true      | false     | 0-1 is message 01kan that was answered with 250
            mail that may be back already               | postern.outbound.incoming | true  | true  | false     | false     | 0-1 is message 01kan, and a replay of it was begun
            mail that is back already, as somebody knows| postern.outbound.incoming | true  | true  | true      | false     |
            what nobody reads of a lane                 | postern.outbound.bulk     | false | false | false     | false     | 0-1 came from postern.outbound.bulk and is not read
            what nobody reads of what waits             | postern.retry.1m          | false | true  | false     | false     | 0-1 came from postern.retry.1m and is not read
            what nobody reads of a lane, and so be it   | postern.outbound.bulk     | false | false | true      | false     |
            mail that cannot go back                    | ''                        | true  | false | false     | false     | 0-1 is message 01kan, and came from no topic
            mail of a lane that there is not            | postern.outbound.evil     | true  | false | false     | false     | 0-1 is message 01kan, and came from no topic
            mail of no lane here, and so be it          | postern.outbound.evil     | true  | false | true      | false     |
            mail that cannot go back, and so be it      | ''                        | true  | false | true      | false     |
            a question of the line                      | postern.inquiries         | false | false | false     | true      |
            an answer of the line                       | postern.verdicts          | false | false | false     | true      |
            what came from nowhere and nobody reads     | ''                        | false | false | false     | true      |
            """)
    void is_of_what_is_no_mail(
            String what,
            String topic,
            boolean read,
            boolean begun,
            boolean evenMail,
            boolean amongAll,
            @Nullable String said) {
        var parked = new Parked("0-1", Instant.EPOCH, topic, 0, 17, "why", 900, begun, read ? MAIL : null);

        assertThat(Discarding.fits(parked, TOPICS)).as(what).isEqualTo(amongAll);
        if (said == null) {
            assertThat(Discarding.hindrance(parked, TOPICS, evenMail)).as(what).isNull();
        } else {
            assertThat(Discarding.hindrance(parked, TOPICS, evenMail)).as(what).startsWith(said);
        }
    }

    @Test
    void what_is_said_names_the_way_that_loses_nothing() {
        var parked = new Parked("0-1", Instant.EPOCH, "postern.retry.1m", 0, 17, "why", 900, false, MAIL);

        assertThat(Discarding.hindrance(parked, TOPICS, true))
                .isEqualTo(
                        "0-1 is message 01kan that was answered with 250, and would be lost: ./postern parked replay 0-1."
                                + " If it is not wanted, ./postern queue cancel 01kan before that: it then ends without an attempt,"
                                + " and the books know of it.");
    }

    @Test
    void what_is_said_cannot_drive_a_terminal() {
        var mail = Parked.Mail.of("\u001b", "\u001b", List.of("\u001b"));
        for (var topic : List.of("postern.retry.\u001b[2J", "\u001b[2J")) {
            for (boolean begun : new boolean[] {true, false}) {
                assertThat(Discarding.hindrance(
                                new Parked("0-1", Instant.EPOCH, topic, 0, 17, "why", 900, begun, mail), TOPICS, false))
                        .doesNotContain("\u001b");
            }
        }
    }
}
