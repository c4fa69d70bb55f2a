// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.settings.DnsblConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListMeaningTest {
    private static final Map<String, ListSettings> LISTS = read("""
            postern:
              dnsbl:
                zones:
                  plain.test: {action: block}
                  score.test: {action: score, weight: 4}
                  watched.test: {action: observe}
                  zen.test:
                    action: score
                    weight: 3
                    codes:
                      127.0.0.2-3: {action: block, meaning: a source of spam}
                      127.0.0.4: {weight: 7, meaning: a bot}
                      127.0.0.10-11: {action: observe}
                  bits.test:
                    action: score
                    codes:
                      "&8": {weight: 2, meaning: phishing}
                      "&16": {weight: 6, meaning: malware}
                      "&64": {action: block, meaning: abused}
                  good.test:
                    kind: allow
                    weight: 1
                    codes:
                      127.0.*.0: {weight: 0}
                      127.0.*.2: {weight: 4}
                      127.0.5.3: {action: observe}
                  plaingood.test: {kind: allow, weight: 3}
            """);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the list says                              | list           | codes                | action  | weight
            any code of a plain list blocks                   | plain.test     | 127.0.0.2            | BLOCK   | 0
            and so does any other                             | plain.test     | 127.9.9.9            | BLOCK   | 0
            a list that scores adds its weight                | score.test     | 127.0.0.2            | SCORE   | 4
            a list that is watched leads to nothing           | watched.test   | 127.0.0.2            | OBSERVE | 0
            a list that is not configured leads to nothing    | other.test     | 127.0.0.2            | OBSERVE | 0
            a code in a range that blocks                     | zen.test       | 127.0.0.3            | BLOCK   | 0
            a code with a weight of its own                   | zen.test       | 127.0.0.4            | SCORE   | 7
            a code that is only noted                         | zen.test       | 127.0.0.10           | OBSERVE | 0
            a code beside all that are known leads to nothing | zen.test       | 127.0.0.9            | OBSERVE | 0
            of several codes the strongest counts             | zen.test       | 127.0.0.10,127.0.0.4 | SCORE   | 7
            and block is stronger than any score              | zen.test       | 127.0.0.4,127.0.0.2  | BLOCK   | 0
            one bit                                           | bits.test      | 127.0.0.8            | SCORE   | 2
            of several bits the heaviest counts               | bits.test      | 127.0.0.24           | SCORE   | 6
            a bit that blocks                                 | bits.test      | 127.0.0.72           | BLOCK   | 0
            a bit that nothing is said of                     | bits.test      | 127.0.0.4            | OBSERVE | 0
            a good sender's score goes down                   | good.test      | 127.0.5.2            | SCORE   | -4
            by nothing where the list says so                 | good.test      | 127.0.10.0           | SCORE   | 0
            a good sender that is only noted                  | good.test      | 127.0.5.3            | OBSERVE | 0
            an allow list never blocks                        | plaingood.test | 127.0.0.2            | SCORE   | -3
            """)
    void leads_to(String what, String list, String codes, String action, int weight) {
        var meaning = meaning(list, codes, Subject.CLIENT, null, null);
        assertThat(meaning.action()).hasToString(action);
        assertThat(meaning.weight()).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLIENT       |              | 192.0.2.7 is listed by zen.test (a bot), see zen.test
            HELO         | mx.bad.test  | the name mx.bad.test in HELO is listed by zen.test (a bot), see zen.test
            MAIL_FROM    | bad.test     | the sender's domain bad.test is listed by zen.test (a bot), see zen.test
            PTR          | h7.bad.test  | the client's name h7.bad.test is listed by zen.test (a bot), see zen.test
            FROM         | bad.test     | the domain bad.test in From is listed by zen.test (a bot), see zen.test
            LINK         | bad.test     | the domain bad.test of a link is listed by zen.test (a bot), see zen.test
            LINK_ADDRESS | 203.0.113.80 | the address 203.0.113.80 in a link is listed by zen.test (a bot), see zen.test
            """)
    void the_sender_is_told_what_is_listed_where(Subject subject, @Nullable String name, String words) {
        assertThat(meaning("zen.test", "127.0.0.4", subject, name, "see zen.test")
                        .words())
                .isEqualTo(words);
    }

    @Test
    void what_is_not_listed_or_not_known_leads_to_nothing() {
        for (var status : List.of(Status.NOT_LISTED, Status.UNKNOWN)) {
            var listing = new DnsblListing("plain.test", status, List.of(), "set aside");
            assertThat(new ListMeaning(LISTS).of(listing, "192.0.2.7")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0", "127.0.0.300", "127.0.0.9-4", "128.0.0.2", "&0", "&x", "127.0.0.x", "''"})
    void a_code_that_is_none_is_refused_with_a_sentence(String code) {
        assertThatThrownBy(() -> read("postern: {dnsbl: {zones: {zen.test: {codes: {\"%s\": {weight: 1}}}}}}"
                        .formatted(code.isEmpty() ? "127..0.1" : code)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.dnsbl.zones.\"zen.test\".codes")
                .hasMessageContaining("is no code of a DNS list; write it like 127.0.0.2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the well-known lists of docs/lists.yaml say     | list                    | codes                | action  | weight
            a source of spam                                       | zen.spamhaus.org        | 127.0.0.2            | BLOCK   | 0
            an address that should not send mail itself            | zen.spamhaus.org        | 127.0.0.11           | BLOCK   | 0
            a domain of phishing                                   | dbl.spamhaus.org        | 127.0.1.4            | BLOCK   | 0
            a good domain that is abused                           | dbl.spamhaus.org        | 127.0.1.104          | SCORE   | 4
            a question about an address, which it does not want    | dbl.spamhaus.org        | 127.0.1.255          | OBSERVE | 0
            what users report                                      | bl.spamcop.net          | 127.0.0.2            | SCORE   | 5
            the worst reputation                                   | bl.mailspike.net        | 127.0.0.10           | SCORE   | 6
            a bad reputation                                       | bl.mailspike.net        | 127.0.0.12           | SCORE   | 3
            a wave of spam                                         | bl.mailspike.net        | 127.0.0.2            | SCORE   | 4
            malware and abuse in one                               | multi.surbl.org         | 127.0.0.80           | BLOCK   | 0
            a cracked site                                         | multi.surbl.org         | 127.0.0.128          | SCORE   | 4
            a domain for throw-away addresses                      | multi.surbl.org         | 127.0.0.4            | OBSERVE | 0
            a click tracker                                        | multi.surbl.org         | 127.0.0.32           | OBSERVE | 0
            advertised by spam                                     | multi.uribl.com         | 127.0.0.2            | SCORE   | 8
            newly seen                                             | multi.uribl.com         | 127.0.0.8            | SCORE   | 1
            a good sender without trust                            | list.dnswl.org          | 127.0.5.0            | SCORE   | 0
            a trusted one                                          | list.dnswl.org          | 127.0.3.2            | SCORE   | -4
            a highly trusted one                                   | list.dnswl.org          | 127.0.11.3           | SCORE   | -8
            too many questions                                     | list.dnswl.org          | 127.0.0.255          | OBSERVE | 0
            far too many: everybody is highly trusted              | list.dnswl.org          | 127.0.10.3           | OBSERVE | 0
            """)
    void a_well_known_list_that_is_switched_on(String what, String list, String codes, String action, int weight)
            throws IOException {
        var text = Files.readString(Path.of("../docs/lists.yaml"));
        var ready = read(text.replaceAll("action: ignore # (\\w+)", "action: $1"));
        var listing = new DnsblListing(list, Status.LISTED, List.of(codes), null);
        var meaning = new ListMeaning(ready).of(listing, "192.0.2.7").orElseThrow();
        assertThat(meaning.action()).hasToString(action);
        assertThat(meaning.weight()).isEqualTo(weight);
    }

    private static ListMeaning.Meaning meaning(
            String list, String codes, Subject subject, @Nullable String name, @Nullable String reason) {
        var listing = new DnsblListing(list, Status.LISTED, List.of(codes.split(",")), reason, subject, name);
        return new ListMeaning(LISTS).of(listing, "192.0.2.7").orElseThrow();
    }

    private static Map<String, ListSettings> read(String yaml) {
        return ListSettings.of(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DnsblConfig.class)
                .build()
                .getConfigMapping(DnsblConfig.class));
    }
}
