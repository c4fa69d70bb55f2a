// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.policy.relay.RelayPermission;
import io.postern.policy.scoring.Ruling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePolicyTest {
    private final MessagePolicy policy = new MessagePolicy(new RelayPermission(List.of("local.test")), true);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                            | kind  | trusted | recipients                     | lane     | decision
            mail for us                                       | MX    | false   | a@local.test                   | INCOMING | accept accepted
            mail for several of us                            | MX    | false   | a@local.test b@local.test      | INCOMING | accept accepted
            mail from us to the world                         | RELAY | true    | a@x.test                       | PERSONAL | accept accepted
            mail from us to the world and to us               | RELAY | true    | a@local.test a@x.test          | PERSONAL | accept accepted
            mail from us to us                                | RELAY | true    | a@local.test postmaster        | INCOMING | accept accepted
            a recipient that must not be relayed              | MX    | false   | a@x.test                       | PERSONAL | reject relay-denied
            one of several: the client learns which at RCPT   | MX    | false   | a@local.test a@x.test          | PERSONAL | defer relay-changed
            a stranger on relay                               | RELAY | false   | a@x.test b@x.test              | PERSONAL | reject relay-untrusted
            """)
    void decides(String what, ListenerKind kind, boolean trusted, String recipients, Lane lane, String decision) {
        var to = List.of(recipients.split(" ", -1));
        assertThat(policy.lane(to)).isEqualTo(lane);
        assertThat(EnvelopePolicyTest.show(policy.decide(client(kind, trusted), to, Ruling.NOTHING)))
                .isEqualTo(decision);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what speaks against the hop before the upstream | recipients                           | findings  | decision
            nothing                                           | a@local.test                         |           | accept accepted
            it is listed                                      | a@local.test                         | 554       | reject finding-554
            the first block is what is told                   | a@local.test                         | (554) 550 | reject finding-550
            what is only observed refuses nothing             | a@local.test                         | (554)     | accept accepted
            no DNS server answered                            | a@local.test                         | 451       | defer finding-451
            postmaster and abuse hear everyone                | postmaster@local.test abuse@local.test | 554     | accept accepted
            but are no way to others                          | postmaster@local.test a@local.test   | 554       | reject finding-554
            relaying is refused before anything else          | a@x.test                             | 554       | reject relay-denied
            """)
    void what_an_upstream_hands_on_is_judged_by_the_hop_before(
            String what, String recipients, String findings, String decision) {
        var upstream = client(ListenerKind.MX, false).handingOn();
        var to = List.of(recipients.split(" ", -1));
        assertThat(EnvelopePolicyTest.show(policy.decide(upstream, to, EnvelopePolicyTest.ruling(findings))))
                .isEqualTo(decision);
        assertThat(policy.greylisted(upstream, "", to)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                    | recipients                         | findings | decisions
            a copy for each                           | a@local.test b@local.test          | +5       | accept accepted, accept accepted
            what is set aside is so for each          | a@local.test b@local.test          | ?550     | quarantine finding-550, quarantine finding-550
            postmaster hears everyone                 | postmaster@local.test a@local.test | ?550     | accept accepted, quarantine finding-550
            what is refused is refused for all        | postmaster@local.test a@local.test | +20      | reject score-high, reject score-high
            unless all hear everyone                  | postmaster@local.test              | +20      | accept accepted
            a refusal outweighs what is set aside     | a@local.test                       | ?550 554 | reject finding-554
            and so does a score                       | a@local.test                       | ?550 +20 | reject score-high
            what waits is not set aside               | a@local.test                       | ?550 451 | defer finding-451
            """)
    void decides_about_each_copy(String what, String recipients, String findings, String expected) {
        var to = List.of(recipients.split(" ", -1));
        var ruling = EnvelopePolicyTest.ruling(findings);
        var decision = policy.decide(client(ListenerKind.MX, false), to, ruling);
        assertThat(policy.copies(decision, to, ruling).stream().map(EnvelopePolicyTest::show))
                .containsExactly(expected.split(", ", -1));
    }

    @Test
    void only_the_null_sender_of_strangers_is_greylisted_here() {
        var to = List.of("a@local.test", "postmaster@local.test");
        var stranger = client(ListenerKind.MX, false);
        assertThat(policy.greylisted(stranger, "", to)).containsExactly("a@local.test");
        assertThat(policy.greylisted(stranger, "x@x.test", to)).isEmpty();
        assertThat(policy.greylisted(client(ListenerKind.RELAY, true), "", to)).isEmpty();
        assertThat(new MessagePolicy(new RelayPermission(List.of("local.test")), false).greylisted(stranger, "", to))
                .isEmpty();
    }

    private static Client client(ListenerKind kind, boolean trusted) {
        return new Client("192.0.2.7", 4711, "x", kind, trusted);
    }
}
