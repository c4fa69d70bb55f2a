// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.ListenerKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayPermissionTest {
    private final RelayPermission relay = new RelayPermission(List.of("Local.Test", "second.test"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                                          | kind  | trusted | recipient                  | answer
            a stranger reaches us                           | MX    | false   | bob@local.test             | granted
            domains have no case                            | MX    | false   | bob@LOCAL.test             | granted
            a stranger reaches our second domain            | MX    | false   | bob@second.test            | granted
            the bare postmaster is ours                     | MX    | false   | postmaster                 | granted
            and has no case either                          | MX    | false   | PostMaster                 | granted
            another bare name is not                        | MX    | false   | bob                        | relay-denied
            a stranger reaches nobody else                  | MX    | false   | bob@elsewhere.test         | relay-denied
            a subdomain is another domain                   | MX    | false   | bob@sub.local.test         | relay-denied
            a domain that ends like ours is another domain  | MX    | false   | bob@notlocal.test          | relay-denied
            a final dot is not taken for ours               | MX    | false   | bob@local.test.            | relay-denied
            an address literal is not ours                  | MX    | false   | bob@[127.0.0.1]            | relay-denied
            no local part at all                            | MX    | false   | @local.test                | relay-denied
            the percent hack                                | MX    | false   | bob%elsewhere.test@local.test | relay-routed
            the bang path                                   | MX    | false   | elsewhere.test!bob@local.test | relay-routed
            an address in quotes                            | MX    | false   | "bob@elsewhere.test"@local.test | relay-routed
            a source route                                  | MX    | false   | @local.test:bob@elsewhere.test | relay-denied
            a source route that ends with us                | MX    | false   | @elsewhere.test:bob@local.test | relay-routed
            two domains at once                             | MX    | false   | bob@elsewhere.test@local.test | relay-routed
            the last domain counts                          | MX    | false   | bob@local.test@elsewhere.test | relay-denied
            our machines may use a percent sign             | MX    | true    | bob%x@local.test           | granted
            our machines do not relay through mx            | MX    | true    | bob@elsewhere.test         | relay-denied
            our machines relay anywhere                     | RELAY | true    | bob@elsewhere.test         | granted
            and to us                                       | RELAY | true    | bob@local.test             | granted
            people who have not signed in may send nothing   | SUBMISSION | false | bob@local.test          | relay-not-signed-in
            and anywhere once they have                      | SUBMISSION | true  | bob@elsewhere.test      | granted
            strangers have no business there                | RELAY | false   | bob@elsewhere.test         | relay-untrusted
            not even with us                                | RELAY | false   | bob@local.test             | relay-untrusted
            nor with the postmaster                         | RELAY | false   | postmaster                 | relay-untrusted
            """)
    void permits(String what, ListenerKind kind, boolean trusted, String recipient, String answer) {
        var client = new Client("192.0.2.7", 4711, "x", kind, trusted);
        assertThat(relay.refusal(client, recipient).map(Decision::rule).orElse("granted"))
                .isEqualTo(answer);
    }

    @Test
    void a_refusal_is_for_good_and_in_the_words_that_everyone_knows() {
        var client = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);
        assertThat(relay.refusal(client, "bob@elsewhere.test"))
                .hasValueSatisfying(decision -> assertThat(
                                ((Decision.Reject) decision).reply().line())
                        .isEqualTo("554 5.7.1 Relay access denied"));
    }

    @Test
    void without_domains_nothing_is_ours_but_the_postmaster() {
        var none = new RelayPermission(List.of("", " "));
        assertThat(none.ours("bob@")).isFalse();
        assertThat(none.ours("bob@local.test")).isFalse();
        assertThat(none.ours("postmaster")).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "postmaster, true",
        "POSTMASTER@local.test, true",
        "abuse@second.test, true",
        "Abuse@Second.Test, true",
        "postmaster@elsewhere.test, false",
        "abuse, false",
        "abuser@local.test, false",
        "postmaster2@local.test, false",
        "bob@local.test, false"
    })
    void postmaster_and_abuse_hear_everyone(String recipient, boolean exempt) {
        assertThat(relay.exempt(recipient)).isEqualTo(exempt);
    }
}
