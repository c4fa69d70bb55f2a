// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.policy.checks.Effect;
import io.postern.policy.checks.Finding;
import io.postern.policy.relay.RelayPermission;
import io.postern.policy.scoring.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopePolicyTest {
    private static final RelayPermission RELAY = new RelayPermission(List.of("local.test"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                      | client         | sender   | recipient             | findings      | decision
            a stranger is left to the greylist          | mx stranger    | a@x.test | bob@local.test        |               | greylist
            relaying is refused before anything else    | mx stranger    | a@x.test | bob@elsewhere.test    | 554           | reject relay-denied
            a finding outweighs greylisting             | mx stranger    | a@x.test | bob@local.test        | 554           | reject finding-554
            the first finding that blocks is told       | mx stranger    | a@x.test | bob@local.test        | 550 554       | reject finding-550
            what is observed does not block             | mx stranger    | a@x.test | bob@local.test        | (554)         | greylist
            what is observed does not hide what blocks  | mx stranger    | a@x.test | bob@local.test        | (554) 550     | reject finding-550
            a score that is refused at once             | mx stranger    | a@x.test | bob@local.test        | +19 +1        | reject score-high
            a score that is not                         | mx stranger    | a@x.test | bob@local.test        | +19           | greylist
            what blocks outweighs the score             | mx stranger    | a@x.test | bob@local.test        | +30 550       | reject finding-550
            postmaster hears whoever scores             | mx stranger    | a@x.test | postmaster@local.test | +30           | accept exempt
            our own trouble defers                      | mx stranger    | a@x.test | bob@local.test        | 451           | defer finding-451
            postmaster hears everyone                   | mx stranger    | a@x.test | postmaster@local.test | 554           | accept exempt
            abuse hears everyone                        | mx stranger    | a@x.test | abuse@local.test      | 451           | accept exempt
            the bare postmaster hears everyone          | mx stranger    | a@x.test | postmaster            | 554           | accept exempt
            postmaster elsewhere is relaying            | mx stranger    | a@x.test | postmaster@x.test     |               | reject relay-denied
            the null sender waits after DATA            | mx stranger    |          | bob@local.test        |               | accept greylist-after-data
            the null sender is checked at RCPT          | mx stranger    |          | bob@local.test        | 554           | reject finding-554
            our machines are not greylisted on mx       | mx trusted     | a@x.test | bob@local.test        |               | accept trusted
            our machines do not relay through mx        | mx trusted     | a@x.test | bob@x.test            |               | reject relay-denied
            our machines relay                          | relay trusted  | a@x.test | bob@x.test            |               | accept trusted
            an upstream is not greylisted               | mx upstream    | a@x.test | bob@local.test        |               | accept upstream
            nor is its null sender                      | mx upstream    |          | bob@local.test        |               | accept upstream
            a sender that cannot be answered is refused | mx upstream    | a@x.test | bob@local.test        | 550           | reject finding-550
            an upstream may not relay                   | mx upstream    | a@x.test | bob@elsewhere.test    |               | reject relay-denied
            nor have mail sent on by the server behind  | mx upstream    | a@x.test | a%b.test@local.test   |               | reject relay-routed
            postmaster hears it too                     | mx upstream    | a@x.test | postmaster@local.test | 550           | accept exempt
            strangers on relay are refused              | relay stranger | a@x.test | bob@local.test        |               | reject relay-untrusted
            """)
    void decides(String what, String client, String sender, String recipient, String findings, String expected) {
        var policy = new EnvelopePolicy(RELAY, true);
        var decision = policy.decide(client(client), sender == null ? "" : sender, recipient, ruling(findings));
        assertThat(decision.map(EnvelopePolicyTest::show).orElse("greylist")).isEqualTo(expected);
    }

    @Test
    void with_greylisting_off_a_stranger_is_let_in() {
        var decision = new EnvelopePolicy(RELAY, false)
                .decide(client("mx stranger"), "a@x.test", "bob@local.test", Ruling.NOTHING);
        assertThat(decision.map(EnvelopePolicyTest::show)).hasValue("accept greylist-off");
    }

    private static Client client(String text) {
        boolean relay = text.startsWith("relay");
        var client = new Client(
                "192.0.2.7", 4711, "x", relay ? ListenerKind.RELAY : ListenerKind.MX, text.endsWith("trusted"));
        return text.endsWith("upstream") ? client.handingOn() : client;
    }

    /** Codes that block, {@code (codes)} that are observed, weights like {@code +9}. */
    static Ruling ruling(@Nullable String text) {
        var findings = new ArrayList<Finding>();
        for (var word : text == null ? new String[0] : text.split(" ", -1)) {
            if (word.startsWith("+")) {
                findings.add(new Finding("weight", Effect.SCORE, Double.parseDouble(word), new Reply(554, "", "x")));
                continue;
            }
            var code = word.replaceAll("\\D", "");
            var effect =
                    word.startsWith("(") ? Effect.OBSERVE : word.startsWith("?") ? Effect.QUARANTINE : Effect.BLOCK;
            findings.add(new Finding("finding-" + code, effect, 0, new Reply(Integer.parseInt(code), "", "x")));
        }
        return Ruling.of(findings, Asking.SETTINGS.scoring());
    }

    static String show(Decision decision) {
        return switch (decision) {
            case Decision.Accept(var rule, var aside) ->
                (aside == null ? "accept " : aside.kind().name().toLowerCase(Locale.ROOT) + " ") + rule;
            case Decision.Defer(var rule, var reply) -> (reply.temporary() ? "defer " : "wrong ") + rule;
            case Decision.Reject(var rule, var reply) -> (reply.permanent() ? "reject " : "wrong ") + rule;
        };
    }
}
