// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.dmarcreport.Day;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
    private static final String RUA = "mailto:a@x.test";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                    | result    | asked for  | testing | recipients | what the report says
            it passes                                 | PASS      | REJECT     | false   | a          | pass
            it passes where nothing is asked for      | PASS      | NONE       | false   | a          | none
            it passes and is refused for other things | PASS      | REJECT     | false   | r          | pass
            it fails and is refused                   | FAIL      | REJECT     | false   | r          | reject
            it fails and is taken all the same        | FAIL      | REJECT     | false   | a          | none local_policy
            one of two recipients takes it            | FAIL      | QUARANTINE | false   | ra         | none local_policy
            it fails and is set aside                 | FAIL      | QUARANTINE | false   | q          | quarantine
            it is set aside instead of refused        | FAIL      | REJECT     | false   | qq         | quarantine local_policy
            set aside for one, taken for one          | FAIL      | QUARANTINE | false   | qa         | none local_policy
            set aside where nothing is asked for      | FAIL      | NONE       | false   | q          | none
            more is done than asked for               | FAIL      | QUARANTINE | false   | r          | reject local_policy
            it fails and nothing is asked for         | FAIL      | NONE       | false   | a          | none
            refused, but not for DMARC                | FAIL      | NONE       | false   | r          | none
            the owner is testing                      | FAIL      | NONE       | true    | a          | none policy_test_mode
            it is put off and comes again             | FAIL      | REJECT     | false   | pp         | not counted
            it is put off for one and taken for one   | FAIL      | NONE       | false   | pa         | none
            the DNS did not tell                      | TEMPERROR | REJECT     | false   | a          | not counted
            there is no record                        | NONE      | NONE       | false   | a          | not counted
            """)
    void says_what_was_done(
            String what, AuthResult result, Policy asked, boolean testing, String recipients, String expected) {
        var published = Day.published(testing ? Policy.QUARANTINE : asked, testing, RUA);
        var judgement = Day.judged(Day.STRANGER, Day.dmarc(result, "a.x.test", asked, published), recipients);
        var says = Counted.of(judgement)
                .map(Counted::row)
                .map(row -> row.disposition().word()
                        + (row.reason() == null ? "" : " " + row.reason().word()));
        assertThat(says.orElse("not counted")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                           | listener   | trusted | upstream | hop          | source
            a stranger                       | MX         | false   | false    |              | 192.0.2.7
            a client that we trust           | MX         | true    | false    |              | nobody
            a machine of ours                | RELAY      | true    | false    |              | nobody
            one of our people                | SUBMISSION | true    | false    |              | nobody
            a backup MX that says whence     | MX         | false   | true     | 198.51.100.9 | 198.51.100.9
            a backup MX that does not        | MX         | false   | true     |              | nobody
            """)
    void counts_strangers_only(
            String what, ListenerKind kind, boolean trusted, boolean upstream, @Nullable String hop, String source) {
        var client = new Client("192.0.2.7", 1, "l", kind, trusted, null, upstream);
        var dmarc = Day.dmarc(AuthResult.PASS, "x.test", Policy.NONE, Day.published(Policy.NONE, false, RUA));
        var judgement = Day.judged(client, hop == null ? null : new Hop(hop, 2), dmarc, null, "a");
        assertThat(Counted.of(judgement).map(counted -> counted.row().source()).orElse("nobody"))
                .isEqualTo(source);
    }

    @Test
    void has_what_a_record_needs() {
        var dmarc = Day.dmarc(AuthResult.PASS, "a.x.test", Policy.REJECT, Day.published(Policy.REJECT, false, RUA));
        var counted = Counted.of(Day.judged(Day.STRANGER, dmarc, "a")).orElseThrow();
        assertThat(counted.day()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(counted.policyDomain()).isEqualTo("x.test");
        assertThat(counted.row().envelopeFrom()).isEqualTo("bounces.x.test");
        assertThat(counted.row().spf()).isEqualTo(new Row.Spf("bounces.x.test", AuthResult.PASS));
        assertThat(counted.row().dkim())
                .containsExactly(
                        new Row.Dkim("x.test", "s1", AuthResult.PASS), new Row.Dkim("y.test", "s1", AuthResult.FAIL));
        assertThat(Row.parse(counted.row().text())).isEqualTo(counted.row());
        assertThat(PublishedText.parse(PublishedText.of(counted.published()))).isEqualTo(counted.published());
    }

    @Test
    void nothing_is_counted_where_nobody_asked() {
        var dmarc = Day.dmarc(AuthResult.PASS, "x.test", Policy.NONE, Day.published(Policy.NONE, false, null));
        assertThat(Counted.of(Day.judged(Day.STRANGER, dmarc, "a"))).isEmpty();
    }

    @Test
    void a_trusted_sealers_word_is_the_reason() {
        var dmarc = Day.dmarc(AuthResult.FAIL, "x.test", Policy.REJECT, Day.published(Policy.REJECT, false, RUA));
        var arc = new ArcFinding(AuthResult.PASS, List.of("list.test"), "list.test", AuthResult.PASS, null);
        var counted =
                Counted.of(Day.judged(Day.STRANGER, null, dmarc, arc, "a")).orElseThrow();
        assertThat(counted.row().reason()).isEqualTo(Row.Reason.TRUSTED_FORWARDER);
    }

    @Test
    void words_of_strangers_fit_between_tabs() {
        var row = new Row(
                "192.0.2.7",
                Row.Disposition.NONE,
                false,
                false,
                null,
                "x.test",
                "a\tb\u00e4\n" + "c".repeat(300),
                null,
                List.of(new Row.Dkim("d d", "s\t", AuthResult.FAIL)));
        assertThat(row.envelopeFrom()).startsWith("a?b??c").hasSize(255);
        assertThat(Row.parse(row.text())).isEqualTo(row);
    }
}
