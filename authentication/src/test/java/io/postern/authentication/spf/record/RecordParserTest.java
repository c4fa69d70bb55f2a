// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.authentication.spf.record.MacroString.Literal;
import io.postern.authentication.spf.record.MacroString.Macro;
import io.postern.authentication.spf.record.Term.Directive;
import io.postern.authentication.spf.record.Term.Mechanism.A;
import io.postern.authentication.spf.record.Term.Mechanism.All;
import io.postern.authentication.spf.record.Term.Mechanism.Mx;
import io.postern.authentication.spf.record.Term.Prefixes;
import io.postern.authentication.spf.record.Term.Unknown;
import io.postern.contracts.finding.AuthResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the version alone is a record              | 'v=spf1'              | true
            a blank ends the version                   | 'v=spf1 -all'         | true
            case does not count                        | 'V=SPF1 -all'         | true
            the version must end there                 | 'v=spf10 -all'        | false
            other versions are others                  | 'v=spf2.0/pra -all'   | false
            nothing may stand before it                | ' v=spf1 -all'        | false
            a tab is no blank                          | 'v=spf1\t-all'        | false
            nor is that anything                       | ''                    | false
            """)
    void knows_its_records(String what, String txt, boolean expected) {
        assertThat(SpfRecord.is(txt)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is read")
    @ValueSource(
            strings = {
                "all",
                "+ALL",
                "?all",
                "~all",
                "a",
                "a/0",
                "a//0",
                "a/24//64",
                "A:Example.Test",
                "a:example.test.",
                "a:foo:bar/baz.example.test/24",
                "a:example.xn--zckzah",
                "a:example.1-2",
                "a:%{d}",
                "a:%{d}/24//48",
                "a:x%%",
                "a:_x.%{d2}",
                "mx",
                "mx:example.test/32//128",
                "ptr",
                "ptr:example.test",
                "include:example.test",
                "exists:%{ir}.%{l1r+-}._spf.%{d}",
                "exists:%{S127R.-+,/_=}.example.test",
                "ip4:192.0.2.1",
                "ip4:192.0.2.0/24",
                "ip4:0.0.0.0/0",
                "ip6:2001:db8::1",
                "ip6:::/0",
                "ip6:::ffff:192.0.2.1/128",
                "redirect=example.test",
                "Redirect=%{d}.example.test",
                "exp=explain._spf.%{d2}",
                "unknown=",
                "x.y-z_1=any:thing/%{s}",
                "op=auth"
            })
    void reads_terms(String term) throws RecordFault {
        assertThat(RecordParser.parse("v=spf1  " + term + "  ").terms())
                .singleElement()
                .extracting(Term::text)
                .isEqualTo(term);
    }

    @ParameterizedTest(name = "{1} is a mistake: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            no such mechanism                          | moo
            no such mechanism                          | -
            no such mechanism                          | ip:192.0.2.1
            a qualifier of its own                     | *all
            two qualifiers                             | --all
            all takes nothing                          | all.
            all takes nothing                          | all:example.test
            all takes nothing                          | all/8
            the domain is missing                      | include
            the domain is missing                      | include:
            the domain is missing                      | exists
            the domain is missing                      | a:
            the domain is missing                      | a:/24
            the domain is missing                      | ptr:
            the domain is missing                      | redirect=
            the domain is missing                      | exp=
            no prefix here                             | include:example.test/24
            no prefix here                             | exists:example.test/24
            no prefix here                             | ptr/0
            the prefix is too long                     | a/33
            the prefix is too long                     | a//129
            the prefix is too long                     | mx:example.test/33
            the prefix is too long                     | ip4:192.0.2.1/33
            the prefix is too long                     | ip6:2001:db8::/129
            the prefix is too long                     | ip4:192.0.2.1/4294967296
            the prefix begins with zero                | ip4:192.0.2.1/032
            the prefix begins with zero                | a/024
            the prefix is empty                        | ip4:192.0.2.1/
            the prefix is empty                        | a:example.test/
            the second prefix takes two slashes        | a/24/64
            the second prefix comes second             | a//64/24
            only one prefix here                       | ip4:192.0.2.1/24//64
            only one prefix here                       | ip6:2001:db8::/32//32
            not an address                             | ip4
            not an address                             | ip4:
            not an address                             | ip4:192.0.2
            not an address                             | ip4:192.0.2.256
            not an address                             | ip4:192.0.2.01
            not an address                             | ip4:192.0.2.1:25
            not an address                             | ip4:example.test
            not an address                             | ip6:192.0.2.1
            not an address                             | ip6::CAFE::BABE
            not an address                             | ip6:2001:db8
            not an address                             | ip6:1:2:3:4:5:6:7:8:9
            not an address                             | ip6:12345::
            not an address                             | ip6:::192.0.2
            one label is no domain                     | a:localhost
            one label is no domain                     | a:localhost.
            the top label is a number                  | a:192.0.2.1
            the top label begins with a hyphen         | a:example.-test
            the top label ends with a hyphen           | a:example.test-
            a port is no part of a domain              | mx:example.test:25
            a macro does not make a top label          | a:%{d}test
            a percent sign without a macro             | a:%d.example.test
            a percent sign without a macro             | a:example.test%
            no such macro                              | a:%{x}.example.test
            a macro for explanations only              | exp=%{r}.example.test
            a macro for explanations only              | unknown=%{t}
            a macro that is not closed                 | a:%{d.example.test
            a macro that is not closed                 | a:%{
            no part is left of a macro                 | a:%{d0}.example.test
            transformers in the wrong order            | a:%{dr2}.example.test
            delimiters in front of transformers        | a:%{d-2}.example.test
            a modifier's name begins with a letter     | 1up=foo
            a modifier has a name                      | =all
            a colon ends the name before the sign      | moo:cow=x
            an unknown modifier with a broken macro    | moo=%abc
            redirect is no mechanism                   | redirect:example.test
            redirect takes a domain                    | redirect=-all
            """)
    void finds_mistakes(String why, String term) {
        assertThatThrownBy(() -> RecordParser.parse("v=spf1 ip4:192.0.2.1 -all " + term))
                .isInstanceOf(RecordFault.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "redirect=a.test redirect=a.test",
                "exp=a.test EXP=b.test",
                "a:caf\u00e9.test",
                "-all\r",
                "a\t-all",
                "a:x\u0000.test",
                "\u0080a:a.test",
                "x=\u00e4"
            })
    void finds_mistakes_that_no_table_can_show(String terms) {
        assertThatThrownBy(() -> RecordParser.parse("v=spf1 " + terms))
                .isInstanceOf(RecordFault.class)
                .message()
                .matches("[ -~]+");
    }

    @Test
    void reads_a_record_in_order() throws RecordFault {
        var record = RecordParser.parse("v=spf1 ?a/24 mx:x.test//64 foo=bar exp=e.test redirect=r.test -all");
        var domain = new MacroString(List.of(new Literal("x.test")));
        assertThat(record.terms().subList(0, 3))
                .containsExactly(
                        new Directive(AuthResult.NEUTRAL, new A(null, new Prefixes(24, 128)), "?a/24"),
                        new Directive(AuthResult.PASS, new Mx(domain, new Prefixes(32, 64)), "mx:x.test//64"),
                        new Unknown("foo=bar"));
        assertThat(record.terms()).last().isEqualTo(new Directive(AuthResult.FAIL, new All(), "-all"));
        assertThat(record.redirect()).isNotNull().extracting(Term::text).isEqualTo("redirect=r.test");
        assertThat(record.explanation()).isNotNull().extracting(Term::text).isEqualTo("exp=e.test");
        assertThat(record.sendsNothing()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            'v=spf1 -all'                | true
            'V=SPF1   -ALL  '            | true
            'v=spf1 ~all'                | false
            'v=spf1'                     | false
            'v=spf1 a -all'              | false
            'v=spf1 -all exp=e.test'     | false
            """)
    void knows_who_sends_nothing(String txt, boolean expected) throws RecordFault {
        assertThat(RecordParser.parse(txt).sendsNothing()).isEqualTo(expected);
    }

    @Test
    void reads_macros() throws RecordFault {
        assertThat(MacroParser.string("a%%b%_c%-%{L2r+-}%{d}").pieces())
                .containsExactly(
                        new Literal("a%b c%20"),
                        new Macro('l', true, 2, true, "+-"),
                        new Macro('d', false, Integer.MAX_VALUE, false, "."));
        assertThat(MacroParser.explanation("See %{c} %{R}").pieces()).hasSize(4);
    }

    @Test
    void a_giant_record_is_read_in_time_that_grows_with_it() throws RecordFault {
        assertThat(RecordParser.parse("v=spf1" + " a".repeat(32_000)).terms()).hasSize(32_000);
        assertThat(RecordParser.parse("v=spf1 exists:" + "%{d}".repeat(16_000)).terms())
                .hasSize(1);
        assertThatThrownBy(() -> RecordParser.parse("v=spf1 a:" + "x".repeat(64_000)))
                .isInstanceOf(RecordFault.class)
                .message()
                .hasSizeLessThan(200);
    }
}
