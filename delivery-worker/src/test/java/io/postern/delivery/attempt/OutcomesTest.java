// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.WaitReason;
import io.postern.delivery.Mails;
import io.postern.delivery.schedule.Schedules;
import io.postern.delivery.smtp.Result;
import io.postern.delivery.smtp.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {
    private static final List<Duration> SCHEDULE = List.of(Duration.ofMinutes(1), Duration.ofMinutes(59));
    private static final Rules RULES = new Rules(
            new Schedules(SCHEDULE, SCHEDULE, Map.of()),
            Duration.ofSeconds(30),
            Duration.ofHours(6),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            100,
            null);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | reply | scope     | age    | outcome
            the message was taken                           | 250   | MESSAGE   | PT0S   | DELIVERED
            it was taken at the last moment                 | 250   | MESSAGE   | PT2H   | DELIVERED
            the recipient is unknown                        | 550   | RECIPIENT | PT0S   | FAILED
            the message is refused                          | 554   | MESSAGE   | PT0S   | FAILED
            the recipient is put off                        | 451   | RECIPIENT | PT0S   | DEFERRED
            the server greets with a refusal                | 554   | SITE      | PT0S   | DEFERRED
            the connection is lost                          | 451   | SESSION   | PT0S   | DEFERRED
            there is time for one more attempt              | 451   | RECIPIENT | PT59M  | DEFERRED
            the last attempt is when the time is over       | 451   | RECIPIENT | PT59M59S | DEFERRED
            there is none                                   | 451   | RECIPIENT | PT60M  | FAILED
            the destination was away all the time           | 451   | SITE      | PT60M  | FAILED
            """)
    void decides(String what, int code, Scope scope, Duration age, Status expected) {
        var mail = Mails.to("you@local.test");
        var now = mail.acceptedAt().plus(age);
        var result = new Result("you@local.test", new Reply(code, "", "text"), scope, "mx:25");
        var outcome = new Outcomes(mail, "local.test", RULES).of(result, now, null);
        assertThat(outcome.status()).isEqualTo(expected);
        var end = mail.acceptedAt().plus(Duration.ofHours(1));
        var next = now.plus(Duration.ofMinutes(1));
        assertThat(outcome.nextAttempt())
                .isEqualTo(expected == Status.DEFERRED ? (next.isAfter(end) ? end : next) : null);
    }

    @Test
    void the_id_follows_from_record_attempt_and_recipient() {
        var mail = Mails.to("a@local.test", "b@local.test");
        var result = new Result("a@local.test", new Reply(250, "", ""), Scope.MESSAGE, null);
        var one = new Outcomes(mail, "local.test", RULES).of(result, mail.acceptedAt(), null);
        var again = new Outcomes(mail, "local.test", RULES)
                .of(result, mail.acceptedAt().plusSeconds(9), null);
        var later = mail.again(mail.recipients(), 2, mail.acceptedAt(), Progress.NONE);
        var next = new Outcomes(later, "local.test", RULES).of(result, mail.acceptedAt(), null);
        assertThat(one.id()).isEqualTo(again.id()).isNotEqualTo(next.id());
    }

    @Test
    void a_hint_is_followed_within_five_seconds_and_uses_up_no_wait() {
        var mail = Mails.to("you@local.test");
        var reply = new Reply(451, "4.7.1", "Greylisted, please try again in 240 seconds");
        var outcome = new Outcomes(mail, "local.test", RULES)
                .of(new Result("you@local.test", reply, Scope.RECIPIENT, "mx:25"), mail.acceptedAt(), null);
        assertThat(outcome.waitReason()).isEqualTo(WaitReason.HINT);
        assertThat(outcome.replyClass()).isEqualTo(ReplyClass.GREYLISTED);
        assertThat(outcome.nextAttempt())
                .isBetween(mail.acceptedAt().plusSeconds(240), mail.acceptedAt().plusSeconds(243));
        var retry = Retries.of(mail, List.of(outcome), RULES).getFirst();
        assertThat(retry.progress().step()).isZero();
        assertThat(retry.progress().greylistedSince()).isEqualTo(mail.acceptedAt());
    }

    @Test
    void a_hint_of_ten_years_is_six_hours_and_one_of_nothing_is_none() {
        var mail = Mails.to("you@local.test");
        var outcomes = new Outcomes(
                mail,
                "local.test",
                new Rules(
                        new Schedules(List.of(Duration.ofDays(1)), List.of(Duration.ofDays(1)), Map.of()),
                        Duration.ofSeconds(30),
                        Duration.ofHours(6),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(30),
                        100,
                        null));
        var years = new Reply(451, "4.7.1", "try again in 10 years");
        assertThat(outcomes.of(new Result("you@local.test", years, Scope.RECIPIENT, null), mail.acceptedAt(), null)
                        .nextAttempt())
                .isBetween(
                        mail.acceptedAt().plus(Duration.ofHours(6)),
                        mail.acceptedAt().plus(Duration.ofHours(6)).plusSeconds(3));
        var nothing = new Reply(451, "4.7.1", "try again in 0 seconds");
        assertThat(outcomes.of(new Result("you@local.test", nothing, Scope.RECIPIENT, null), mail.acceptedAt(), null)
                        .waitReason())
                .isEqualTo(WaitReason.SCHEDULE);
    }

    @Test
    void recipients_that_are_due_at_different_times_part() {
        var mail = Mails.to("hint@local.test", "plain@local.test", "other@local.test");
        var outcomes = new Outcomes(mail, "local.test", RULES);
        var hint = new Reply(451, "4.7.1", "Greylisted, try again in 600 seconds");
        var plain = new Reply(451, "4.3.0", "later");
        var records = Retries.of(
                mail,
                List.of(
                        outcomes.of(
                                new Result("hint@local.test", hint, Scope.RECIPIENT, null), mail.acceptedAt(), null),
                        outcomes.of(
                                new Result("plain@local.test", plain, Scope.RECIPIENT, null), mail.acceptedAt(), null),
                        outcomes.of(
                                new Result("other@local.test", plain, Scope.RECIPIENT, null), mail.acceptedAt(), null)),
                RULES);
        assertThat(records).hasSize(2);
        assertThat(records.getFirst().recordId()).isEqualTo(mail.recordId());
        assertThat(records.getFirst().recipients()).hasSize(2);
        assertThat(records.getFirst().progress().step()).isEqualTo(1);
        assertThat(records.getLast().recordId()).isNotEqualTo(mail.recordId());
        assertThat(records.getLast().recipients()).extracting(r -> r.address()).containsExactly("hint@local.test");
    }
}
