// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.spf.record.MacroParser;
import io.postern.authentication.spf.record.RecordFault;
import io.postern.authentication.spf.record.RecordParser;
import io.postern.authentication.spf.record.Term.Directive;
import io.postern.authentication.spf.record.Term.Mechanism.Exists;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacrosTest {
    private static final String DNS = """
            3.2.0.192.in-addr.arpa PTR other.example.org
            3.2.0.192.in-addr.arpa PTR mx.example.org
            3.2.0.192.in-addr.arpa PTR liar.email.example.com
            mx.example.org A 192.0.2.3
            other.example.org A 192.0.2.3
            liar.email.example.com A 192.0.2.4
            """;

    /** The examples of RFC 7208 section 7.4, and others. */
    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', textBlock = """
            %{s}                                        | strong-bad@email.example.com
            %{o}                                        | email.example.com
            %{d}                                        | email.example.com
            %{d4}                                       | email.example.com
            %{d3}                                       | email.example.com
            %{d2}                                       | example.com
            %{d1}                                       | com
            %{dr}                                       | com.example.email
            %{d2r}                                      | example.email
            %{l}                                        | strong-bad
            %{l-}                                       | strong.bad
            %{lr}                                       | strong-bad
            %{lr-}                                      | bad.strong
            %{l1r-}                                     | strong
            %{ir}.%{v}._spf.%{d2}                       | 3.2.0.192.in-addr._spf.example.com
            %{lr-}.lp._spf.%{d2}                        | bad.strong.lp._spf.example.com
            %{lr-}.lp.%{ir}.%{v}._spf.%{d2}             | bad.strong.lp.3.2.0.192.in-addr._spf.example.com
            %{ir}.%{v}.%{l1r-}.lp._spf.%{d2}            | 3.2.0.192.in-addr.strong.lp._spf.example.com
            %{d2}.trusted-domains.example.net           | example.com.trusted-domains.example.net
            %{h}                                        | mx.helo.test
            %{p}                                        | other.example.org
            %{p2}                                       | example.org
            %{S}                                        | strong-bad%40email.example.com
            %{S@}                                       | -
            %{l1r--}                                    | strong
            %{o99}                                      | email.example.com
            a%%b%_c%-d.%{d1}                            | a%b c%20d.com
            x.%{d}.test.                                | x.email.example.com.test
            """)
    void expands(String macros, String expected) throws SpfError {
        assertThat(target(macros, question("192.0.2.3", "strong-bad@email.example.com")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1} of {0} becomes {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2001:db8::cb01        | %{ir}.%{v} | 1.0.B.C.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.B.D.0.1.0.0.2.ip6
            2001:db8::cb01        | %{c}       | 2001:db8::cb01
            2001:db8:0:0:1:0:0:1  | %{c}       | 2001:db8::1:0:0:1
            2001:db8:0:1:1:1:1:1  | %{c}       | 2001:db8:0:1:1:1:1:1
            ::                    | %{c}       | ::
            fe80::                | %{c}       | fe80::
            ::ffff:192.0.2.3      | %{c} %{i}  | 192.0.2.3 192.0.2.3
            192.0.2.3             | %{r} %{t}  | mx.receiver.test 1700000000
            192.0.2.3             | %{p}       | other.example.org
            192.0.2.9             | %{p}       | unknown
            """)
    void explains(String client, String macros, String expected) throws SpfError, RecordFault {
        var question = question(client, "a@b.test");
        assertThat(macros(question).text(MacroParser.explanation(macros), "b.test"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "%'{p}' in a record of {0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mx.example.org     | mx.example.org
            MX.Example.Org     | mx.example.org
            example.org        | other.example.org
            email.example.com  | other.example.org
            unrelated.test     | other.example.org
            """)
    void prefers_names_of_the_domain(String domain, String expected) throws SpfError, RecordFault {
        var macros = macros(question("192.0.2.3", "a@b.test"));
        assertThat(macros.text(MacroParser.explanation("%{p}"), domain)).isEqualTo(expected);
    }

    @Test
    void a_sender_without_a_local_part_is_the_postmaster() throws SpfError {
        assertThat(target("%{l}.%{o}", question("192.0.2.3", "@a.test"))).isEqualTo("postmaster.a.test");
        assertThat(target("%{l}.%{o}", question("192.0.2.3", "a.test"))).isEqualTo("postmaster.a.test");
        assertThat(target("%{l}.%{o}", question("192.0.2.3", ""))).isEqualTo("postmaster.mx.helo.test");
        assertThat(target("%{l}.%{o}", question("192.0.2.3", "\"a@b\"@a.test"))).isEqualTo("\"a@b\".a.test");
    }

    @Test
    void domains_of_other_scripts_are_a_labels() throws SpfError {
        assertThat(target("%{o}", question("192.0.2.3", "a@b\u00fccher.test"))).isEqualTo("xn--bcher-kva.test");
    }

    @Test
    void long_names_lose_labels_on_the_left() throws SpfError {
        var name = target("%{d}.".repeat(5000) + "end.test", question("192.0.2.3", "a@email.example.com"));
        assertThat(name)
                .hasSizeBetween(200, 253)
                .startsWith("com.email.example.com.email")
                .endsWith(".end.test");
        var exact = "%{d}." + "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(63) + ".q" + "%{d}";
        assertThat(target(exact, question("192.0.2.3", "a@" + "w".repeat(58) + ".b")))
                .hasSize(253)
                .startsWith("x");
    }

    @Test
    void explanations_are_short_and_printable() throws SpfError, RecordFault {
        var macros = macros(question("192.0.2.3", "a\u00e4\u0007@b.test"));
        assertThat(macros.text(MacroParser.explanation("%{l} " + "x".repeat(1000)), "b.test"))
                .startsWith("a?? x")
                .hasSize(Macros.MAX_TEXT);
    }

    private static SpfQuestion question(String client, String sender) {
        return new SpfQuestion(
                InetAddress.ofLiteral(client),
                "mx.helo.test",
                sender,
                Identity.MAILFROM,
                "mx.receiver.test",
                Instant.ofEpochSecond(1_700_000_000));
    }

    private static Macros macros(SpfQuestion question) {
        return new Macros(question, new ClientNames(question.client(), new LookUps(new ZoneDns(DNS))));
    }

    private static String target(String macros, SpfQuestion question) throws SpfError {
        try {
            var record = RecordParser.parse("v=spf1 exists:" + macros);
            if (record.terms().getFirst() instanceof Directive directive
                    && directive.mechanism() instanceof Exists exists) {
                return macros(question).target(exists.domain(), SpfQuestion.ascii(question.domain()));
            }
            throw new IllegalStateException(macros);
        } catch (RecordFault e) {
            return "-";
        }
    }
}
