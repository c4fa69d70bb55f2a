// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import io.postern.refusal.cause.Cause;
import io.postern.refusal.cause.Causes;
import io.postern.refusal.cause.ListWords;
import io.postern.refusal.cause.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the rule that decided to what the sender's administrator reads; every rule has a row. */
class AdviserTest {
    private static final ListWords LISTS =
            new ListWords(Map.of("zen.test", "https://zen.test/?q={name}"), Set.of("good.test"));

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # rule                  | SPF           | reply                              | what is found                             | how it is mended
            reverse-dns-missing     | PASS          | no name                            | has no name in the DNS                    | 7.2.0.192.in-addr.arpa. PTR mail.sender.test.
            reverse-dns-unconfirmed | PASS          | no name                            | no such name leads back                   | mail.sender.test. A 192.0.2.7
            reverse-dns-generic     | PASS          | a range                            | looks like one of a whole range           | provider's mail server
            helo-mismatch           | PASS          | HELO                               | does not lead to the address 192.0.2.7    | mail.sender.test. A 192.0.2.7
            dnsbl-listed            | PASS          | 192.0.2.7 is listed by zen.test, x | address 192.0.2.7 is listed by zen.test   | https://zen.test/?q=192.0.2.7
            rhsbl-listed            | PASS          | listed                             | sender's domain sender.test is listed     | ask the list names.test
            uribl-listed            | PASS          | listed                             | domain of a link, shop.test               | Leave the link out
            allow-listed            | PASS          | -                                  | spoke in your favour                      | nothing to mend
            sender-domain-missing   | PASS          | sender                             | sender.test does not exist                | sender.test. MX 10 mail.sender.test.
            sender-domain-null-mx   | PASS          | sender                             | says that it takes no mail                | sender.test. MX 10 mail.sender.test.
            spf-sends-nothing       | sends-nothing | spf                                | sends no mail at all                      | it was forged
            spf-fail                | FAIL          | spf                                | does not permit the address 192.0.2.7     | sender.test. TXT "v=spf1 ip4:192.0.2.7 mx ~all"
            spf-softfail            | SOFTFAIL      | spf                                | probably not permitted                    | sender.test. TXT "v=spf1 ip4:192.0.2.7 mx ~all"
            spf-neutral             | NEUTRAL       | spf                                | does not say by SPF                       | sender.test. TXT "v=spf1 ip4:192.0.2.7 mx ~all"
            spf-permerror           | PERMERROR     | spf                                | is in error                               | exactly one that begins with v=spf1
            dmarc-reject            | PASS          | dmarc                              | DKIM: d=sender.test: fail (bad signature) | (d=sender.test)
            dmarc-quarantine        | PASS          | dmarc                              | does not authenticate as one of sender.test | (d=sender.test)
            scan-infected           | PASS          | infected                           | what must not pass (Eicar)                       | Look for what is infected
            scan-spam               | PASS          | spam                               | takes the message for spam                | plain words
            attachment-refused      | PASS          | attachments like bill.exe          | (bill.exe)                                | Send a link
            attachment-unreadable   | PASS          | cannot                             | (secret.zip)                              | without encryption
            history-bad             | PASS          | most mail from 192.0.2.0/24        | came from 192.0.2.0/24                    | See who else sends
            history-good            | PASS          | -                                  | spoke in your favour                      | nothing to mend
            greylisted              | PASS          | please try again in 240 seconds    | not known here yet                        | from 4 minutes after this reply
            greylist-away           | PASS          | -                                  | on our side                               | nothing to mend on yours
            dns-away                | PASS          | -                                  | on our side                               | nothing to mend on yours
            scan-unknown            | PASS          | -                                  | on our side                               | nothing to mend on yours
            attachment-unknown      | PASS          | -                                  | on our side                               | nothing to mend on yours
            relay-changed           | PASS          | -                                  | on our side                               | nothing to mend on yours
            relay-denied            | PASS          | Relay access denied                | pass mail on                              | Look up the MX records
            relay-untrusted         | PASS          | Relay access denied                | for our own machines                      | port 25
            relay-not-signed-in     | PASS          | Authentication required            | for people with an account                | Switch on authentication
            relay-routed            | PASS          | Relay access denied                | a second one inside it                    | the address itself
            behind-size             | PASS          | Message too big                    | larger than what is taken                 | Send less, or a link
            behind-utf8             | PASS          | no SMTPUTF8                        | beyond ASCII                              | addresses in ASCII
            """)
    void a_rule_has_words_and_a_way_to_mend_it(String rule, String spf, String reply, String found, String mended) {
        var causes = Causes.of(new Decision.Reject(rule, new Reply(554, "5.7.1", reply)), Bad.message(spf), LISTS);
        assertThat(causes).hasSize(1).noneMatch(Cause.Other.class::isInstance);
        var advice = Adviser.of(causes.getFirst());
        assertThat(advice.found()).contains(found);
        assertThat(text(advice)).contains(mended).doesNotContain("local.test", "bert");
    }

    @Test
    void every_rule_has_a_row() throws NoSuchMethodException {
        var rows = AdviserTest.class
                .getDeclaredMethod(
                        "a_rule_has_words_and_a_way_to_mend_it",
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        String.class)
                .getAnnotation(CsvSource.class)
                .textBlock()
                .lines()
                .map(line -> line.split("\\|")[0].strip())
                .filter(rule -> !rule.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(new TreeSet<>(Causes.rules()));
    }

    @Test
    void a_score_is_explained_by_all_that_counted() {
        var text = "too much speaks against this mail, score 9.5: dnsbl-listed,spf-fail,helo-mism";
        var causes =
                Causes.of(new Decision.Reject("score-high", new Reply(554, "5.7.1", text)), Bad.message("FAIL"), LISTS);
        assertThat(causes).hasSize(2).hasExactlyElementsOfTypes(Cause.Listing.class, Cause.Spf.class);
    }

    @Test
    void what_anybody_can_ask_again_is_told() {
        assertThat(asked("spf-fail", "FAIL")).containsExactly("sender.test TXT \"v=spf1 mx ~all\"");
        assertThat(asked("dnsbl-listed", "PASS")).containsExactly("7.2.0.192.zen.test A 127.0.0.2");
        assertThat(asked("sender-domain-null-mx", "PASS")).containsExactly("sender.test MX 0 .");
        assertThat(asked("dmarc-reject", "PASS"))
                .containsExactly(
                        "_dmarc.sender.test TXT \"v=DMARC1; p=reject\"",
                        "s1._domainkey.sender.test TXT \"v=DKIM1; p=\"");
    }

    @ParameterizedTest
    @EnumSource
    void each_trouble_with_the_dialogue_has_words_and_a_way_to_mend_it(Trouble trouble) {
        var advice = Adviser.of(new Cause.Said(trouble));
        assertThat(advice.found()).endsWith(".");
        assertThat(advice.steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.words()).isNotBlank());
    }

    @Test
    void of_an_address_nothing_is_said_but_that_it_was_refused() {
        var decision = new Decision.Reject("recipient-unknown", new Reply(550, "5.1.1", "bert does not live here"));
        var causes = Causes.of(decision, Bad.message("PASS"), LISTS);
        assertThat(causes).containsExactly(new Cause.Address());
        assertThat(Adviser.of(causes.getFirst()).found()).isEqualTo("The address was refused.");
    }

    @Test
    void a_rule_of_a_later_release_is_told_by_its_reply_alone() {
        var decision = new Decision.Defer("moon-phase", new Reply(451, "4.7.0", "Not tonight"));
        assertThat(Causes.of(decision, Bad.message("PASS"), LISTS)).containsExactly(new Cause.Other(true));
        assertThat(Causes.of(new Decision.Accept("accepted"), Bad.message("PASS"), LISTS))
                .isEmpty();
    }

    private static List<String> asked(String rule, String spf) {
        var decision = new Decision.Reject(rule, new Reply(554, "5.7.1", "zen.test"));
        return Causes.of(decision, Bad.message(spf), LISTS).stream()
                .flatMap(cause -> Adviser.of(cause).asked().stream())
                .map(one -> one.name() + " " + one.type() + " " + one.answer())
                .toList();
    }

    private static String text(Advice advice) {
        return advice.steps().stream()
                .flatMap(step -> Stream.of(step.words(), step.line(), step.link()))
                .collect(Collectors.joining("\n"));
    }
}
