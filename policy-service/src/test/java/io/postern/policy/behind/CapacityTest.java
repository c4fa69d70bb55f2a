// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Needs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    private static final String LIMIT =
            "552 5.3.4 Message too big for the mail server behind; it takes at most 10000 octets";
    private static final String UTF8 =
            "550 5.6.7 The mail server behind takes no addresses or header fields beyond ASCII (no SMTPUTF8)";
    private static final Map<String, Offer> OFFERS = Map.of(
            "small.test", new Offer(10_000, true, false),
            "modern.test", new Offer(0, true, true),
            "old.test", new Offer(0, false, false));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                        | size  | 8 bits | SMTPUTF8 | sender   | recipient        | refused for
            what fits is taken                            | 10000 | false  | false    | a@x.test | bob@small.test   |
            one octet more is not                         | 10001 | false  | false    | a@x.test | bob@small.test   | size
            whatever case the domain is written in        | 10001 | false  | false    | a@x.test | bob@Small.TEST   | size
            the null sender's mail has a size too         | 10001 | false  | false    |          | bob@small.test   | size
            no size declared: it is known after DATA      | 0     | false  | false    | a@x.test | bob@small.test   |
            no limit takes anything                       | 90000 | false  | false    | a@x.test | bob@modern.test  |
            nothing is known of the server                | 90000 | false  | true     | ä@x.test | bob@new.test     |
            a bare postmaster has no server of his own    | 90000 | false  | false    | a@x.test | postmaster       |
            a sender beyond ASCII needs SMTPUTF8          | 0     | false  | true     | ä@x.test | bob@small.test   | utf8
            so does a recipient beyond ASCII              | 0     | false  | true     | a@x.test | böb@small.test   | utf8
            asked for as it is offered, maybe not needed  | 0     | false  | true     | a@x.test | bob@small.test   |
            a server that knows SMTPUTF8                  | 0     | false  | true     | ä@x.test | böb@modern.test  |
            the size is told first                        | 10001 | false  | true     | ä@x.test | bob@small.test   | size
            eight bits go as they are to a server without | 500   | true   | false    | a@x.test | bob@old.test     |
            """)
    void at_rcpt(
            String what, long size, boolean eightBit, boolean utf8, String sender, String recipient, String refused) {
        var needs = new Needs(size, eightBit, utf8);
        var decision = Capacity.refusal(needs, sender == null ? "" : sender, recipient, OFFERS);
        assertThat(show(decision)).isEqualTo(refused == null ? "" : refused.equals("size") ? LIMIT : UTF8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | size  | SMTPUTF8 | recipient       | refused for
            what fits is taken                              | 10000 | false    | bob@small.test  |
            one octet more is not                           | 10001 | false    | bob@small.test  | size
            a header beyond ASCII needs SMTPUTF8            | 500   | true     | bob@small.test  | utf8
            and goes to a server that knows it              | 500   | true     | bob@modern.test |
            """)
    void at_the_end_of_data(String what, long size, boolean utf8, String recipient, String refused) {
        var decision = Capacity.refusal(new Needs(size, false, utf8), recipient, OFFERS);
        assertThat(show(decision)).isEqualTo(refused == null ? "" : refused.equals("size") ? LIMIT : UTF8);
    }

    @Test
    void nobody_is_asked_about_a_message_that_needs_nothing() {
        var to = List.of("bob@small.test", "eve@Small.test", "postmaster", "kim@modern.test");
        assertThat(Capacity.domains(new Needs(0, true, false), to)).isEmpty();
        assertThat(Capacity.domains(new Needs(1, false, false), to)).containsExactly("modern.test", "small.test");
        assertThat(Capacity.domains(new Needs(0, false, true), to)).containsExactly("modern.test", "small.test");
    }

    private static String show(Optional<Decision> decision) {
        return decision.map(one -> one instanceof Decision.Reject(var _, var reply) ? reply.line() : "wrong")
                .orElse("");
    }
}
