// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            # what                                     | field                                         | whom it names
            an address alone                           | anna@x.test                                   | anna@x.test
            in angle brackets                          | <anna@x.test>                                 | anna@x.test
            with a name                                | Anna Miller <anna@x.test>                     | anna@x.test
            with a quoted name                         | "Miller, Anna" <anna@x.test>                  | anna@x.test
            with an address in the quoted name         | "bank@y.test" <anna@x.test>                   | anna@x.test
            with an address in the name                | bank@y.test <anna@x.test>                     | anna@x.test
            with a quote in the quoted name            | "A \\" <b@y.test>" <anna@x.test>              | anna@x.test
            with dots in the name                      | A. B. Miller <anna@x.test>                    | anna@x.test
            with a list's brackets in the name         | [list] Anna <anna@x.test>                     | anna@x.test
            with an encoded word                       | =?utf-8?B?QW5uYQ==?= <anna@x.test>            | anna@x.test
            with an address in an encoded word         | =?utf-8?q?bank@y.test?= <anna@x.test>         | anna@x.test
            with a comma in an encoded word            | =?utf-8?q?Anna,_Dr.?= <anna@x.test>           | anna@x.test
            with a comma that should be quoted         | Miller, Anna <anna@x.test>                    | anna@x.test
            with the name in UTF-8                     | Ånna <anna@x.test>                            | anna@x.test
            folded                                     | Anna\\r\\n <anna@x.test>\\r\\n                | anna@x.test
            with a comment                             | anna@x.test (Anna)                            | anna@x.test
            with comments in comments                  | anna (a (b) \\) c@y.test) @ x.test            | anna@x.test
            with comments in the domain                | anna@x(y).(z)test                             | anna@x.test
            with white space around dots               | anna . b @ x . test                           | anna.b@x.test
            in upper case                              | Anna@X.Test                                   | Anna@x.test
            with a final dot                           | anna@x.test.                                  | anna@x.test
            with a quoted local part                   | "anna b"@x.test                               | anna b@x.test
            with an at sign in it                      | "anna@y.test"@x.test                          | anna@y.test@x.test
            with dots where they should not be         | .anna..b.@x.test                              | .anna..b.@x.test
            with a route                               | <@y.test,@z.test:anna@x.test>                 | anna@x.test
            with underscores                           | anna@_x.test                                  | anna@_x.test
            with a single label                        | anna@localhost                                | anna@localhost
            a domain by A-label                        | anna@xn--bcher-kva.test                       | anna@xn--bcher-kva.test
            a domain by U-label                        | anna@bücher.test                              | anna@xn--bcher-kva.test
            an address literal                         | anna@[192.0.2.1]                              | anna@?
            a domain that is too long                  | anna@{300}.test                               | anna@?
            a domain with a NUL                        | anna@x.t\\0est                                | anna@?
            a domain with a slash                      | anna@x/y.test                                 | anna@?
            a domain with two dots                     | anna@x..test                                  | anna@?
            two addresses                              | anna@x.test, bert@y.test                      | anna@x.test bert@y.test
            empty places between them                  | ,anna@x.test,,bert@y.test,                    | anna@x.test bert@y.test
            a group                                    | we: anna@x.test, <bert@y.test>;               | anna@x.test bert@y.test
            a group and one more                       | we: anna@x.test;, bert@y.test                 | anna@x.test bert@y.test
            a group without its end                    | Team: Anna <anna@x.test>                      | anna@x.test
            an empty group                             | undisclosed:;                                 | ^^
            nothing                                    | ^^                                            | ^^
            a name alone                               | Anna                                          | ^^
            an address within quotes alone             | "anna@x.test"                                 | ^^
            two addresses without a comma              | anna@x.test bert@y.test                       | ! a domain that is none
            the same in brackets                       | <anna@x.test> <bert@y.test>                   | anna@x.test ! something behind an address
            an address behind one in brackets          | <anna@x.test> bert@y.test                     | anna@x.test ! something behind an address
            two at signs                               | anna@y.test@x.test                            | ! a domain that is none
            a name that runs into the address          | Anna Miller anna@x.test                       | ! an address that is not one word
            no local part                              | @x.test                                       | ! an address without a local part or without a domain
            no domain                                  | anna@                                         | ! an address without a local part or without a domain
            empty brackets                             | Anna <>                                       | ! an address without a local part or without a domain
            brackets in brackets                       | <anna@x.test <bert@y.test>>                   | ! an angle bracket without its end
            brackets without their end                 | <anna@x.test                                  | ! an angle bracket without its end
            a quote without its end                    | "Anna <anna@x.test>                           | ! a quoted string without its end
            a comment without its end                  | anna@x.test (Anna                             | ! a comment without its end
            a comment that ends in a backslash         | anna@x.test (Anna\\                           | ! a comment without its end
            a literal without its end                  | anna@[192.0.2.1                               | ! an address literal without its end
            a parenthesis by itself                    | Anna) <anna@x.test>                           | ! a stray )
            a semicolon by itself                      | anna@x.test; bert@y.test                      | anna@x.test ! a stray ;
            a group in a group                         | a: b: anna@x.test;;                           | ! a stray :
            """)
    void reads(String what, String field, String expected) {
        var value = field.replace("\\r\\n", "\r\n").replace("\\0", "\0").replace("{300}", "x".repeat(300));
        assertThat(show(Mailboxes.of(value.getBytes(StandardCharsets.UTF_8)))).isEqualTo(expected);
    }

    private static String show(Mailboxes mailboxes) {
        var named = mailboxes.list().stream()
                .map(mailbox -> mailbox.localPart() + "@" + (mailbox.domain() == null ? "?" : mailbox.domain()))
                .collect(Collectors.joining(" "));
        return (named + (mailboxes.problem() == null ? "" : " ! " + mailboxes.problem())).strip();
    }

    @Test
    void octets_that_are_no_utf_8_hide_nothing() {
        var mailboxes = Mailboxes.of("\u00e2<anna@x.test>".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(show(mailboxes)).isEqualTo("anna@x.test");
        assertThat(show(Mailboxes.of("anna@\u00e2x.test".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("anna@?");
    }

    @Test
    void domains_are_told_once() {
        var mailboxes = Mailboxes.of("a@x.test, b@X.test, c@y.test, d@[::1]".getBytes(StandardCharsets.UTF_8));
        assertThat(mailboxes.domains()).containsExactly("x.test", "y.test");
    }

    @Test
    void what_is_too_much_is_a_problem() {
        var lengthy = ("x".repeat(100_000) + "@x.test").getBytes(StandardCharsets.UTF_8);
        assertThat(Mailboxes.of(lengthy).problem()).isEqualTo("longer than 10000 octets");
        var many = Mailboxes.of("a@x.test,".repeat(101).getBytes(StandardCharsets.UTF_8));
        assertThat(many.problem()).isEqualTo("more than 100 addresses");
        assertThat(many.list()).hasSize(100);
        assertThat(Mailboxes.of("(".repeat(10_000).getBytes(StandardCharsets.UTF_8))
                        .problem())
                .isEqualTo("a comment without its end");
    }
}
