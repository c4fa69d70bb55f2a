// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonasTest {
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final PersonaTraits TRAITS =
            new PersonaTraits(Duration.ofSeconds(20), Duration.ofSeconds(40), 2, false, Stage.MAIL, 500);

    @ParameterizedTest(name = "{0}, first tried at 0 s, says at {1} s: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            greylist        | 0     | 451 4.7.1 Greylisted, please try again in 20 seconds
            greylist        | 5     | 451 4.7.1 Greylisted, please try again in 15 seconds
            greylist        | 19.5  | 451 4.7.1 Greylisted, please try again in 1 seconds
            greylist        | 20    | 250 2.1.5 Ok
            greylist        | 90000 | 250 2.1.5 Ok
            greylist-silent | 0     | 450 4.2.0 Greylisted, try again later
            greylist-silent | 19    | 450 4.2.0 Greylisted, try again later
            greylist-silent | 20    | 250 2.1.5 Ok
            classic         | 3     | 451 4.7.1 Sending address not accepted yet due to spam filter: please try again in 17 seconds
            classic         | 20    | 250 2.1.5 Ok
            full            | 500   | 452 4.2.2 Mailbox full
            plain           | 0     | 250 2.1.5 Ok
            tarpit          | 0     | 250 2.1.5 Ok
            """)
    void a_recipient_is_answered(String persona, double seconds, String reply) {
        var receiver = PersonaKind.named(persona).with(TRAITS);
        receiver.turn(at(Stage.RCPT, "a@x.test", 0));
        assertThat(receiver.turn(at(Stage.RCPT, "a@x.test", seconds)).reply()).isEqualTo(reply);
    }

    @ParameterizedTest(name = "mixed says to {0}, at its second try {1} s later: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            now1@x.test   | 1  | 250 2.1.5 Ok
            anna@x.test   | 1  | 250 2.1.5 Ok
            later1@x.test | 1  | 450 4.2.0 Greylisted, try again later
            later1@x.test | 20 | 250 2.1.5 Ok
            never1@x.test | 99 | 550 5.1.1 <never1@x.test>: no such user here
            full1@x.test  | 99 | 452 4.2.2 Mailbox full
            """)
    void the_name_says_the_fate(String recipient, double seconds, String reply) {
        var mixed = PersonaKind.MIXED.with(TRAITS);
        mixed.turn(at(Stage.RCPT, recipient, 0));
        assertThat(mixed.turn(at(Stage.RCPT, recipient, seconds)).reply()).isEqualTo(reply);
    }

    @ParameterizedTest(name = "{0} is for {1}")
    @CsvSource(textBlock = """
            plain@x.test,             PLAIN
            greylist.7@x.test,        GREYLIST
            greylist-silent-7@x.test, GREYLIST_SILENT
            Tarpit@x.test,            TARPIT
            early-close@x.test,       EARLY_CLOSE
            full@x.test,              FULL
            later3@x.test,            MIXED
            anna@x.test,              MIXED
            """)
    void the_recipient_chooses(String recipient, PersonaKind kind) {
        assertThat(ByRecipient.kind(recipient)).isEqualTo(kind);
    }

    @Test
    void each_triplet_waits_for_itself() {
        var greylist = PersonaKind.GREYLIST.with(TRAITS);
        greylist.turn(at(Stage.RCPT, "a@x.test", 0));
        assertThat(greylist.turn(at(Stage.RCPT, "b@x.test", 20)).reply()).startsWith("451");
        assertThat(greylist.turn(at(Stage.RCPT, "a@x.test", 20)).reply()).startsWith("250");
    }

    @Test
    void two_messages_a_minute_and_no_third() {
        var rate = PersonaKind.RATE.with(TRAITS);
        rate.turn(at(Stage.DATA, "a@x.test", 0));
        rate.turn(at(Stage.DATA, "a@x.test", 10));
        var third = rate.turn(at(Stage.MAIL, "", 59));
        assertThat(third.reply()).startsWith("421 4.7.0 Rate limit");
        assertThat(third.close()).isTrue();
        assertThat(rate.turn(at(Stage.MAIL, "", 60)).reply()).startsWith("250");
        assertThat(rate.turn(at(Stage.DATA, "a@x.test", 60)).positive()).isTrue();
        assertThat(rate.turn(at(Stage.MAIL, "", 61)).positive()).isFalse();
    }

    @Test
    void what_else_they_do() {
        assertThat(PersonaKind.TARPIT
                        .with(TRAITS)
                        .turn(at(Stage.RCPT, "a@x.test", 0))
                        .pause())
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(PersonaKind.EARLY_CLOSE.with(TRAITS).turn(at(Stage.MAIL, "", 0)))
                .isEqualTo(Turn.HANG_UP);
        assertThat(PersonaKind.EARLY_CLOSE
                        .with(TRAITS)
                        .turn(at(Stage.BANNER, "", 0))
                        .positive())
                .isTrue();
        assertThat(PersonaKind.SLOW_READER.with(TRAITS).octetsPerSecond(at(Stage.DATA, "a@x.test", 0)))
                .isEqualTo(500);
        assertThat(new FullMailbox(true).turn(at(Stage.RCPT, "a@x.test", 0)).reply())
                .startsWith("552");
        var spam = new Facts(Stage.RCPT, "127.0.0.1", "spam@y.test", List.of("a@x.test"), START);
        assertThat(PersonaKind.CLASSIC.with(TRAITS).turn(spam).reply())
                .isEqualTo("554 5.7.1 Sending address not accepted due to spam filter");
    }

    private static Facts at(Stage stage, String recipient, double seconds) {
        return new Facts(
                stage,
                "127.0.0.1",
                "s@y.test",
                recipient.isEmpty() ? List.of() : List.of(recipient),
                START.plusMillis((long) (seconds * 1000)));
    }
}
