// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.policy.ReadSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits longer for the banner. */
class SuspectTest {
    private static final String LISTS = "dnsbl: {zones: {zen.test: {action: block}, soft.test: {action: score},"
            + " seen.test: {action: observe}, off.test: {action: ignore}, good.test: {kind: allow, action: score, weight: 3}}}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | known                            | a suspect for
            nothing speaks against a tidy client               |                                  |
            a block list has it                                | listed=zen.test                  | dnsbl-listed
            a list that only counts has it                     | listed=soft.test                 | dnsbl-listed
            a list that is only watched has it                 | listed=seen.test                 |
            a list that is not looked at any more has it       | listed=off.test                  |
            a list that nobody here knows has it               | listed=other.test                |
            it has no name                                     | ptr=missing                      | reverse-dns-missing
            its name does not resolve back                     | ptr=unconfirmed                  | reverse-dns-unconfirmed
            it has the name of a whole range                   | ptr=generic                      | reverse-dns-generic
            its name could not be looked up                    | ptr=unknown                      |
            no DNS server answers                              | away ptr=unknown                 |
            mail from its network was unwanted                 | history=bad                      | history-bad
            too little is known of its network                 | history=short                    |
            mail from its network was fine                     | history=good                     |
            a good history does not make up for a listing      | history=good listed=zen.test     | dnsbl-listed
            all reasons are told                               | ptr=generic history=bad listed=soft.test | dnsbl-listed, reverse-dns-generic, history-bad
            a list of the good has it                          | listed=good.test                 |
            which clears it of a bad name                      | listed=good.test ptr=missing     |
            and of a listing                                   | listed=good.test listed=zen.test |
            """)
    void at_mx(String what, @Nullable String known, @Nullable String why) {
        assertThat(why(LISTS, known, ListenerKind.MX, "stranger")).isEqualTo(why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who                              | door       | it is    | a suspect for
            a stranger                         | MX         | stranger | dnsbl-listed, reverse-dns-missing
            a client of a network of ours      | MX         | trusted  |
            a filter in front of us            | MX         | upstream |
            one of our own machines            | RELAY      | trusted  |
            somebody who will sign in          | SUBMISSION | stranger |
            """)
    void nobody_else(String what, ListenerKind door, String who, @Nullable String why) {
        assertThat(why(LISTS, "listed=zen.test ptr=missing", door, who)).isEqualTo(why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what                                   | settings                                | known                       | a suspect for
            only some reasons can count              | suspects: {findings: [history-bad]}     | listed=zen.test history=bad | history-bad
            or none                                  | suspects: {findings: []}                | listed=zen.test history=bad |
            a check that only observes is no reason  | reverse-dns: {missing: observe}         | ptr=missing                 |
            nor is one that is ignored               | sender-history: {bad: ignore}           | history=bad                 |
            """)
    void by_settings(String what, String settings, String known, @Nullable String why) {
        assertThat(why(
                        settings + (settings.startsWith("suspects") ? ", " + LISTS : ""),
                        known,
                        ListenerKind.MX,
                        "stranger"))
                .isEqualTo(why);
    }

    private static @Nullable String why(String settings, @Nullable String known, ListenerKind door, String who) {
        var client = new Client("192.0.2.7", 4711, "door", door, who.equals("trusted"), null, who.equals("upstream"));
        var judging = new Judging(ReadSettings.of("postern: {" + settings + "}"));
        return judging.suspect(
                new Inquiry.Connection("c", "s", Instant.EPOCH, client),
                World.of(known).newcomer());
    }
}
