// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Needs;
import io.postern.policy.ReadSettings;
import io.postern.policy.scoring.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a postmaster gets by default. */
class JudgingTest {
    private static final String LISTS =
            "dnsbl: {zones: {zen.test: {action: block}, plain.test: {ipv6: true}, soft.test: {action: score},"
                    + " seen.test: {action: observe}, off.test: {action: ignore}, good.test: {kind: allow, action: score, weight: 3},"
                    + " codes.test: {codes: {127.0.0.2: {action: score, weight: 7}}}}}";
    private static final Judging JUDGING = judging(LISTS);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | findings                                   | at RCPT
            nothing speaks against a tidy sender               |                                            | 0.0 none
            no PTR, and the DNS says so                        | ptr=missing                                | reject 554 5.7.25 reverse-dns-missing
            a PTR look-up that failed                          | ptr=unknown                                | 0.0 none
            a name that does not resolve back                  | ptr=unconfirmed                            | 2.0 none
            the name of a whole range                          | ptr=generic                                | 2.0 none
            HELO resolves to somebody else                     | helo=mismatch                              | 2.0 none
            HELO does not resolve                              | helo=unresolvable                          | 2.0 none
            HELO is no name                                    | helo=bad_syntax                            | 2.0 none
            HELO is somebody else's address                    | helo=foreign_literal                       | 2.0 none
            HELO is our own name                               | helo=ours                                  | 2.0 none
            HELO is the client's address                       | helo=literal                               | 0.0 none
            HELO could not be looked up                        | helo=unknown                               | 0.0 none
            a listed address                                   | listed=zen.test                            | reject 554 5.7.1 dnsbl-listed
            by a list of which nothing else is said            | listed=plain.test                          | reject 554 5.7.1 dnsbl-listed
            by a list that only counts                         | listed=soft.test                           | 5.0 low
            by a list that is only watched                     | listed=seen.test                           | 0.0 none
            by a list that is not looked at any more           | listed=off.test                            | 0.0 none
            by a list that nobody here knows                   | listed=other.test                          | 0.0 none
            by a list whose code means something else          | listed=codes.test                          | 7.0 low
            by a list of the good                              | listed=good.test                           | -3.0 none
            who is good and bad                                | listed=good.test spf=fail                  | 2.0 none
            a listed name of the sender                        | name-listed=zen.test                       | reject 554 5.7.1 rhsbl-listed
            the same domain in HELO, PTR and MAIL FROM counts once | helo-listed=soft.test ptr-listed=soft.test name-listed=soft.test | 5.0 low
            on two lists it counts twice                       | helo-listed=soft.test name-listed=codes.test | 12.0 medium
            the client's address and a domain count twice      | listed=soft.test name-listed=soft.test     | 10.0 low
            anybody can write a good name                      | name-listed=good.test helo-listed=good.test | 0.0 none
            even if SPF fails                                  | name-listed=good.test spf=softfail         | 1.0 none
            a good name that SPF vouches for                   | name-listed=good.test spf=pass             | -3.0 none
            a good name of the client, confirmed               | ptr-listed=good.test                       | -3.0 none
            a list of the good counts once                     | listed=good.test ptr-listed=good.test name-listed=good.test spf=pass | -3.0 none
            a sender's domain that does not exist              | domain=missing                             | reject 550 5.1.8 sender-domain-missing
            a sender's domain that takes no mail               | domain=null_mx                             | reject 550 5.7.27 sender-domain-null-mx
            a sender's domain that could not be looked up      | domain=unknown                             | 0.0 none
            SPF passes                                         | spf=pass                                   | 0.0 none
            SPF fails                                          | spf=fail                                   | 5.0 low
            a domain that sends nothing by SPF                 | spf=nothing                                | reject 550 5.7.23 spf-sends-nothing
            SPF softfail                                       | spf=softfail                               | 1.0 none
            SPF neutral                                        | spf=neutral                                | 1.0 none
            an SPF record in error                             | spf=permerror                              | 1.0 none
            an SPF look-up that failed                         | spf=temperror                              | 0.0 none
            no SPF record                                      | spf=none                                   | 0.0 none
            of two the one about MAIL FROM counts              | helo-spf=fail spf=pass                     | 0.0 none
            the null sender is judged by HELO                  | helo-spf=fail                              | 5.0 low
            a bad history                                      | history=bad                                | 3.0 none
            a good one                                         | history=good                               | -1.0 none
            a mixed one                                        | history=mixed                              | 0.0 none
            sixty accepted and twenty refused for their score  | history=quarter                            | 0.0 none
            a thousand set aside and nothing let through       | history=aside                              | 3.0 none
            one that is too short to mean anything             | history=short                              | 0.0 none
            a bad one outweighs a good one                     | history=good history=bad                   | 3.0 none
            weights add up                                     | ptr=unconfirmed helo=mismatch spf=softfail | 5.0 low
            to the medium level                                | ptr=generic helo=ours spf=fail history=bad | 12.0 medium
            and to a refusal at once                           | ptr=generic helo=ours spf=fail history=bad listed=soft.test name-listed=soft.test | reject 554 5.7.1 score-high
            the first block is told, whatever the score        | domain=missing spf=nothing listed=soft.test | reject 550 5.1.8 sender-domain-missing
            all DNS servers are away                           | away ptr=unknown helo=unknown              | defer 451 4.4.3 dns-away
            """)
    void at_rcpt(String what, @Nullable String findings, String expected) {
        var world = World.of(findings);
        assertThat(show(JUDGING.envelope(world.envelopeInquiry(), world.envelope())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | findings                                   | at the end of DATA
            nothing speaks against a tidy message              | spf=pass dmarc=pass scan=clean             | 0.0 none
            what was known at RCPT counts too                  | spf=softfail helo=mismatch                 | 3.0 none
            and blocks, where it was not known there           | domain=missing                             | reject 550 5.1.8 sender-domain-missing
            a history counts once                              | history=bad                                | 3.0 none
            a listed link                                      | link-listed=zen.test                       | reject 554 5.7.1 uribl-listed
            on a list of which nothing else is said            | link-listed=plain.test                     | reject 554 5.7.1 uribl-listed
            a link on a list that only counts                  | link-listed=soft.test                      | 5.0 low
            one domain in MAIL FROM, From and a link           | name-listed=soft.test from-listed=soft.test link-listed=soft.test | 5.0 low
            a good link is worth nothing                       | link-listed=good.test                      | 0.0 none
            nor is a good name in From that nobody vouches for | from-listed=good.test                      | 0.0 none
            nor one that another domain signs                  | from-listed=good.test signed=y.test        | 0.0 none
            a good name in From that signs                     | from-listed=good.test signed=x.test        | -3.0 none
            once, whatever it is called elsewhere              | from-listed=good.test name-listed=good.test listed=good.test signed=x.test | -3.0 none
            DMARC fails, the domain asks for nothing           | dmarc=none                                 | 0.0 none
            DMARC fails, the domain asks for quarantine        | dmarc=quarantine                           | 5.0 low
            DMARC fails, the domain asks for refusal           | dmarc=reject                               | quarantine dmarc-reject
            and the sender's history is bad                    | dmarc=reject history=bad                   | reject 550 5.7.26 dmarc-reject
            or all it ever sent was set aside                  | dmarc=reject history=aside                 | reject 550 5.7.26 dmarc-reject
            a quarter refused is not bad                       | dmarc=reject history=quarter               | quarantine dmarc-reject
            but it comes from a mailing list                   | dmarc=reject history=bad list              | quarantine dmarc-reject
            or through another server that seals               | dmarc=reject history=bad arc=pass          | quarantine dmarc-reject
            even if the seals do not hold                      | dmarc=reject history=bad arc=fail          | quarantine dmarc-reject
            or a trusted sealer saw it pass                    | dmarc=reject arc=vouched                   | 0.0 none
            likewise where quarantine is asked for             | dmarc=quarantine arc=vouched               | 0.0 none
            a short history is no bad one                      | dmarc=reject history=short                 | quarantine dmarc-reject
            DMARC could not be looked up                       | dmarc=late history=bad                     | 3.0 none
            a virus                                            | scan=infected                              | reject 554 5.7.1 scan-infected
            a scanner says spam                                | scan=spam                                  | 6.0 low
            so do two                                          | scan=spam scan=spam                        | 12.0 medium
            a scanner does not answer                          | scan=clean scan=unknown                    | defer 451 4.3.0 scan-unknown
            a virus outweighs a scanner that does not answer   | scan=unknown scan=infected                 | reject 554 5.7.1 scan-infected
            a program                                          | attached=exe                               | reject 554 5.7.1 attachment-refused
            a program that calls itself a text, in an archive  | inside=exe                                 | reject 554 5.7.1 attachment-refused
            a script by its end                                | attached=js                                | reject 554 5.7.1 attachment-refused
            a disk image, which hides where it came from       | attached=iso                               | reject 554 5.7.1 attachment-refused
            a shortcut                                         | attached=lnk                               | reject 554 5.7.1 attachment-refused
            a script by what it says                           | inside=script                              | reject 554 5.7.1 attachment-refused
            a program of another system                        | inside=elf                                 | reject 554 5.7.1 attachment-refused
            a program that calls itself a document             | twofold=scr                                | reject 554 5.7.1 attachment-refused
            a script for those who have its interpreter        | attached=py                                | 0.0 none
            but not as a document                              | twofold=py                                 | reject 554 5.7.1 attachment-refused
            a document with letters from right to left         | turned=pdf                                 | 0.0 none
            a program with such letters                        | turned=hta                                 | reject 554 5.7.1 attachment-refused
            an archive                                         | attached=zip                               | 0.0 none
            a document with macros is for a scanner            | attached=docm                              | 0.0 none
            a document                                         | attached=pdf                               | 0.0 none
            an archive that cannot be looked into              | locked=zip                                 | 0.0 none
            a message that nobody could look into in time      | unseen=late                                | 0.0 none
            one with more links than are looked at             | unseen=links                               | 0.0 none
            much of a little                                   | spf=fail dmarc=quarantine scan=spam history=bad helo=ours | reject 554 5.7.1 score-high
            what blocks outweighs what is set aside            | dmarc=reject scan=infected                 | reject 554 5.7.1 scan-infected
            """)
    void at_the_end_of_data(String what, @Nullable String findings, String expected) {
        var world = World.of(findings);
        assertThat(show(JUDGING.message(world.messageInquiry(), world.message())))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what                                       | settings                                          | findings                | outcome
            a check can block instead of counting        | spf: {fail: block}                                | spf=fail                | reject 550 5.7.23 spf-fail
            or count instead of blocking                 | reverse-dns: {missing: score, missing-weight: 7}  | ptr=missing             | 7.0 low
            or be watched                                | scans: {spam: observe}                            | scan=spam               | 0.0 none
            or not be looked at                          | sender-domain: {missing: ignore}                  | domain=missing          | 0.0 none
            a weight can be a fraction                   | helo: {mismatch-weight: 0.1}                      | helo=mismatch ptr=unconfirmed | 2.1 none
            a level can begin elsewhere                  | scoring: {low: 1}                                 | spf=softfail            | 1.0 low
            a level can set aside                        | scoring: {low-action: quarantine}                 | spf=fail                | quarantine score-low
            or discard                                   | scoring: {low-action: discard}                    | spf=fail                | discard discarded
            or refuse                                    | scoring: {low-action: refuse}                     | spf=fail                | reject 554 5.7.1 score-low
            or do nothing                                | scoring: {low-action: none}                       | spf=fail                | 5.0 low
            DMARC can block in any case                  | dmarc: {reject: block}                            | dmarc=reject list       | reject 550 5.7.26 dmarc-reject
            but not what a trusted sealer saw pass       | dmarc: {reject: block}                            | dmarc=reject arc=vouched | 0.0 none
            or only count                                | dmarc: {reject: score}                            | dmarc=reject            | 10.0 low
            or be watched                                | dmarc: {reject: observe}                          | dmarc=reject            | 0.0 none
            or not be looked at                          | dmarc: {reject: ignore}                           | dmarc=reject            | 0.0 none
            a silent scanner can be passed over          | scans: {unknown: pass}                            | scan=unknown            | 0.0 none
            so can the DNS                               | dns-away: {action: pass}                          | away                    | 0.0 none
            other attachments can be refused             | attachment-types: {refused: [docm]}               | attached=docm           | reject 554 5.7.1 attachment-refused
            and only those                               | attachment-types: {refused: [docm]}               | attached=exe            | 0.0 none
            but a program that hides is refused anyway   | attachment-types: {refused: [docm]}               | disguised=exe           | reject 554 5.7.1 attachment-refused
            also under another name                      | attachment-types: {refused: [docm]}               | twofold=js              | reject 554 5.7.1 attachment-refused
            unless nobody asks for that                  | attachment-types: {action: ignore}                | disguised=exe           | 0.0 none
            what cannot be looked into can be refused    | attachment-types: {unreadable: block}             | locked=zip              | reject 554 5.7.1 attachment-unreadable
            what nobody could look into in time comes back | attachment-types: {unreadable: block}           | unseen=late             | defer 451 4.3.0 attachment-unknown
            what was seen by then counts                 | attachment-types: {unreadable: block}             | unseen=late attached=exe | reject 554 5.7.1 attachment-refused
            or passes, where that only counts            | attachment-types: {unreadable: score}             | unseen=late             | 0.0 none
            links beyond those that are looked at harm nobody | attachment-types: {unreadable: block}        | unseen=links            | 0.0 none
            a good history never blocks                  | sender-history: {good: block}                     | history=good            | 0.0 none
            """)
    void otherwise_by_settings(String what, String settings, String findings, String expected) {
        var world = World.of(findings);
        assertThat(show(judging(settings).message(world.messageInquiry(), world.message())))
                .isEqualTo(expected);
    }

    @Test
    void every_block_says_the_same_sentence_first() {
        for (var words : List.of(
                "ptr=missing",
                "listed=zen.test",
                "domain=missing",
                "spf=nothing",
                "dmarc=reject history=bad",
                "scan=infected",
                "attached=exe",
                "spf=fail dmarc=quarantine scan=spam history=bad helo=ours")) {
            var world = World.of(words);
            var refusal =
                    JUDGING.message(world.messageInquiry(), world.message()).refusal();
            assertThat(refusal)
                    .hasValueSatisfying(decision -> assertThat(
                                    ((Decision.Reject) decision).reply().line())
                            .matches(
                                    "55[04] 5\\.\\d\\.\\d+ Sending address not accepted due to spam filter: [ -~]{10,}")
                            .doesNotContain("local.test"));
        }
    }

    @Test
    void nothing_but_a_virus_is_held_against_our_own_people() {
        var ours = new Client("10.0.0.1", 4711, "submission", ListenerKind.SUBMISSION, false).as("anna@local.test");
        var inquiry = new Inquiry.Message(
                "m",
                "s",
                Instant.EPOCH,
                ours,
                "laptop",
                null,
                "anna@local.test",
                List.of("b@y.test"),
                "m1",
                5,
                null,
                Needs.NONE,
                null);
        var worst = World.of("ptr=missing spf=fail scan=unknown scan=spam attached=exe")
                .message();
        assertThat(show(JUDGING.message(inquiry, worst))).isEqualTo("0.0 none");
        assertThat(JUDGING.marks(inquiry, worst, Ruling.NOTHING, true)).isEqualTo(Marks.NONE);
        assertThat(show(JUDGING.message(inquiry, World.of("scan=infected").message())))
                .isEqualTo("reject 554 5.7.1 scan-infected");
    }

    @Test
    void the_world_of_an_older_service_speaks_against_nobody() {
        var world = World.of(null);
        var only = Findings.OfMessage.only(world.envelope().connection());
        assertThat(show(JUDGING.message(world.messageInquiry(), only))).isEqualTo("0.0 none");
    }

    private static Judging judging(String settings) {
        return new Judging(ReadSettings.of("postern: {" + settings + "}"));
    }

    private static String show(Ruling ruling) {
        return ruling.refusal().map(JudgingTest::show).orElseGet(() -> {
            var aside = ruling.aside();
            return aside == null
                    ? String.format(Locale.ROOT, "%.1f ", ruling.score())
                            + ruling.level().name().toLowerCase(Locale.ROOT)
                    : show(aside);
        });
    }

    private static String show(Aside aside) {
        return aside.kind().name().toLowerCase(Locale.ROOT) + " " + aside.rule();
    }

    private static String show(Decision decision) {
        return switch (decision) {
            case Decision.Accept(var rule, var _) -> "accept " + rule;
            case Decision.Defer(var rule, var reply) -> "defer " + reply.code() + " " + reply.enhanced() + " " + rule;
            case Decision.Reject(var rule, var reply) -> "reject " + reply.code() + " " + reply.enhanced() + " " + rule;
        };
    }
}
