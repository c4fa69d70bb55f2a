// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCodeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            # what                                            | status   | code | enhanced  | class           | expected
            the server's own code counts                      | FAILED   | 550  | 5.1.10    | NO_SUCH_USER    | 5.1.10
            also when it is given up with a temporary one     | FAILED   | 452  | 4.2.2     | MAILBOX_FULL    | 4.2.2
            a refusal without one: no such user               | FAILED   | 550  | ''        | NO_SUCH_USER    | 5.1.1
            a refusal without one: mailbox full               | FAILED   | 552  | ''        | MAILBOX_FULL    | 5.2.2
            a refusal without one: blocked                    | FAILED   | 554  | ''        | BLOCKED         | 5.7.1
            a refusal that says nothing                       | FAILED   | 554  | ''        | OTHER_PERMANENT | 5.0.0
            a refusal that nobody classed                     | FAILED   | 550  | ''        | -               | 5.0.0
            given up by time                                  | FAILED   | 451  | ''        | OTHER_TEMPORARY | 4.4.7
            given up by time while greylisted                 | FAILED   | 451  | ''        | GREYLISTED      | 4.4.7
            late, as the server greylists                     | DEFERRED | 451  | ''        | GREYLISTED      | 4.7.1
            late, as nobody is reached                        | DEFERRED | 451  | ''        | NETWORK         | 4.4.1
            late, as a server greets with a refusal           | DEFERRED | 554  | 5.7.1     | BLOCKED         | 4.7.1
            late without a reason                             | DEFERRED | 451  | ''        | -               | 4.0.0
            nonsense is no code                               | FAILED   | 550  | 5.1.1; x  | -               | 5.0.0
            the class follows from the reply                  | FAILED   | 550  | 2.1.5     | -               | 5.1.5
            """)
    void says(String what, Status status, int code, String enhanced, ReplyClass replyClass, String expected) {
        var outcome = Outcome.of("a@x.test", status, new Reply(code, enhanced, "words"), replyClass);
        assertThat(StatusCode.of(outcome)).isEqualTo(expected);
    }
}
