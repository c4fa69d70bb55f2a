// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Reply;
import io.postern.delivery.Mails;
import io.postern.delivery.smtp.Result;
import io.postern.delivery.smtp.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {
    private static final Rules RULES =
            new Rules(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(30), 100);

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
            there is none                                   | 451   | RECIPIENT | PT60M  | FAILED
            the destination was away all the time           | 451   | SITE      | PT60M  | FAILED
            """)
    void decides(String what, int code, Scope scope, Duration age, Status expected) {
        var mail = Mails.to("you@local.test");
        var now = mail.acceptedAt().plus(age);
        var result = new Result("you@local.test", new Reply(code, "", "text"), scope, "mx:25");
        var outcome = Outcomes.of(mail, "local.test", result, now, RULES);
        assertThat(outcome.status()).isEqualTo(expected);
        assertThat(outcome.nextAttempt())
                .isEqualTo(expected == Status.DEFERRED ? now.plus(Duration.ofMinutes(1)) : null);
    }

    @Test
    void the_id_follows_from_record_attempt_and_recipient() {
        var mail = Mails.to("a@local.test", "b@local.test");
        var result = new Result("a@local.test", new Reply(250, "", ""), Scope.MESSAGE, null);
        var one = Outcomes.of(mail, "local.test", result, mail.acceptedAt(), RULES);
        var again = Outcomes.of(mail, "local.test", result, mail.acceptedAt().plusSeconds(9), RULES);
        var next = Outcomes.of(
                mail.again(mail.recipients(), 2, mail.acceptedAt(), Progress.NONE),
                "local.test",
                result,
                mail.acceptedAt(),
                RULES);
        assertThat(one.id()).isEqualTo(again.id()).isNotEqualTo(next.id());
    }
}
