// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.dns.DnsResult;
import io.postern.reputation.lists.AskedList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the list answers                        | to 127.0.0.1    | to 127.0.0.2    | tested | outcome
            it is as it should be                          | NXDOMAIN        | 127.0.0.2       | false  | well
            it lists what must never be listed             | 127.0.0.2       | 127.0.0.2       | true   | LISTS_ALL lists 127.0.0.1, which must never be listed
            listing the world weighs more than silence     | 127.0.0.2       | -               | true   | LISTS_ALL lists 127.0.0.1, which must never be listed
            it lost its test entry                         | NXDOMAIN        | NXDOMAIN        | true   | EMPTY no longer lists its test entry 127.0.0.2
            it never had one                               | NXDOMAIN        | NXDOMAIN        | false  | well, but does not list its test entry 127.0.0.2 (RFC 5782 section 5)
            it refuses public resolvers                    | 127.255.255.254 | 127.255.255.254 | true   | REFUSES answers 127.255.255.254, which refuses to serve us
            it refuses only what is listed                 | NXDOMAIN        | 127.255.255.255 | true   | REFUSES answers 127.255.255.255, which refuses to serve us
            its domain is parked                           | 203.0.113.80    | 203.0.113.80    | true   | MISUSED answers 203.0.113.80, which is no code of a listing
            it uses the code that is none                  | NXDOMAIN        | 127.0.0.1       | true   | MISUSED answers 127.0.0.1, which is no code of a listing
            it does not answer                             | -               | -               | true   | silent
            it answers one question only                   | NXDOMAIN        | -               | true   | silent
            its servers fail                               | SERVFAIL        | SERVFAIL        | true   | silent
            it exists without records                      | NODATA          | 127.0.0.2       | true   | well
            """)
    void judges(String what, String clean, String listed, boolean tested, String expected) {
        var entries = Probing.entries(AskedList.ofClients("zen.test"));
        var answers = new ArrayList<Probing.Answer>();
        entries.forEach(entry -> answers.add(new Probing.Answer(entry, result(entry.listed() ? listed : clean))));
        assertThat(show(Probing.judge(answers, tested))).isEqualTo(expected);
    }

    @Test
    void a_name_that_is_no_list_is_told_from_a_list_without_some_test_entry() {
        var entries = Probing.entries(list(EnumSet.of(Subject.CLIENT), true));
        assertThat(words(entries, "NXDOMAIN")).matches(Probing::noList);
        assertThat(words(entries, "127.0.0.2"))
                .isEqualTo("has no test entry ::FFFF:7F00:2, so nobody can tell that it works")
                .matches(words -> !Probing.noList(words));
    }

    private static @Nullable String words(List<Probing.Entry> entries, String ipv4) {
        var answers = entries.stream()
                .map(entry -> new Probing.Answer(entry, result(entry.shown().equals("127.0.0.2") ? ipv4 : "NXDOMAIN")))
                .toList();
        return Probing.judge(answers, false) instanceof ProbeOutcome.Passed passed ? passed.words() : null;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a list that fails at once          | PT0.01S | false
            one that does not answer           | PT1.02S | false
            one, on a machine with much to do  | PT1.5S  | false
            on one that has no time for us     | PT1.6S  | true
            """)
    void silence_is_our_affair_where_our_clock_rings_late(String what, Duration took, boolean ours) {
        assertThat(Probing.ours(took, Duration.ofSeconds(1))).isEqualTo(ours);
    }

    @Test
    void what_is_asked_for_follows_from_what_the_list_knows() {
        assertThat(labels(list(EnumSet.of(Subject.CLIENT), null)))
                .containsExactly("1.0.0.127. clean", "2.0.0.127. listed");
        assertThat(labels(list(EnumSet.of(Subject.CLIENT), true)))
                .containsExactly(
                        "1.0.0.127. clean",
                        "2.0.0.127. listed",
                        "1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0. clean",
                        "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0. listed");
        assertThat(labels(list(EnumSet.of(Subject.FROM), null))).containsExactly("invalid. clean", "TEST. listed");
        assertThat(labels(list(EnumSet.of(Subject.LINK, Subject.LINK_ADDRESS), null)))
                .containsExactly("1.0.0.127. clean", "2.0.0.127. listed", "invalid. clean", "TEST. listed");
        assertThat(labels(new AskedList(
                        "uri.test",
                        "uri.test",
                        false,
                        EnumSet.of(Subject.LINK, Subject.CLIENT),
                        null,
                        List.of("probe.uri.example", "127.0.0.9"),
                        true)))
                .containsExactly(
                        "1.0.0.127. clean", "9.0.0.127. listed", "invalid. clean", "probe.uri.example. listed");
    }

    private static AskedList list(Set<Subject> subjects, @Nullable Boolean ipv6) {
        return new AskedList("x.test", "x.test", false, subjects, ipv6, List.of(), true);
    }

    private static List<String> labels(AskedList list) {
        return Probing.entries(list).stream()
                .map(entry -> entry.label() + (entry.listed() ? " listed" : " clean"))
                .toList();
    }

    private static String show(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Passed passed -> passed.words() == null ? "well" : "well, but " + passed.words();
            case ProbeOutcome.Failed(var fault, var words) -> fault + " " + words;
            case ProbeOutcome.NoAnswer _ -> "silent";
            case ProbeOutcome.NotAsked _ -> "not asked";
        };
    }

    private static @Nullable DnsResult result(String text) {
        return switch (text) {
            case "-" -> null;
            case "NXDOMAIN" -> new DnsResult.NoSuchName(60);
            case "NODATA" -> new DnsResult.NoData(60);
            case "SERVFAIL" -> new DnsResult.Failed(DnsResult.Failure.SERVFAIL);
            default -> new DnsResult.Found(List.of(text), 60);
        };
    }
}
