// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHostTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what it is                                  | link                                    | host
            a link                                        | http://example.com/path?query           | example.com
            without a path                                | https://example.com?query               | example.com
            a link to a part of a page                    | https://example.com#part                | example.com
            capital letters                               | HTTPS://WWW.Example.COM/                | www.example.com
            a port                                        | http://example.com:8080/                | example.com
            a dot at the end                              | http://example.com./                    | example.com
            two dots at the end                           | http://example.com../                   | example.com
            a user that looks like a host                 | https://bank.test@evil.test/            | evil.test
            a user and a password                         | https://bank.test:443@evil.test/        | evil.test
            two signs of a user                           | https://a@bank.test@evil.test/          | evil.test
            a sign of a user in the path                  | https://evil.test/@bank.test            | evil.test
            a sign of a user in the query                 | https://evil.test?@bank.test            | evil.test
            a backslash ends the host                     | https://evil.test\\@bank.test/          | evil.test
            backslashes for slashes                       | http:\\\\evil.test\\x                   | evil.test
            one slash                                     | http:/evil.test/                        | evil.test
            no slash                                      | http:evil.test                          | evil.test
            many slashes                                  | http://////evil.test/                   | evil.test
            no scheme of its own                          | //evil.test/x                           | evil.test
            no scheme and backslashes                     | \\\\evil.test\\x                        | evil.test
            a mixture of both                             | /\\evil.test/x                          | evil.test
            percent signs                                 | http://%65vil.test/                     | evil.test
            a percent sign for the dot                    | http://evil%2Etest/                     | evil.test
            another script                                | http://bücher.test/                     | xn--bcher-kva.test
            another script in percent signs               | http://b%C3%BCcher.test/                | xn--bcher-kva.test
            another script in A-labels                    | http://xn--bcher-kva.test/              | xn--bcher-kva.test
            an ideographic full stop                      | http://evil。test/                      | evil.test
            wide letters                                  | http://ｅｖｉｌ.test/                    | evil.test
            a circled letter                              | http://ⓔvil.test/                       | evil.test
            a soft hyphen that nobody sees                | http://ev\u00adil.test/                 | evil.test
            a space of no width                           | http://ev\u200bil.test/                 | evil.test
            an underscore                                 | http://a_b.evil.test/                   | a_b.evil.test
            an address                                    | http://192.0.2.7/                       | 192.0.2.7
            an address with a dot at the end              | http://192.0.2.7./                      | 192.0.2.7
            an address as one number                      | http://3221225991/                      | 192.0.2.7
            an address in hexadecimal                     | http://0xC0000207/                      | 192.0.2.7
            an address in octal                           | http://0300.0.02.07/                    | 192.0.2.7
            an address of two numbers                     | http://192.519/                         | 192.0.2.7
            an address in wide digits                     | http://１９２.0.2.7/                     | 192.0.2.7
            an address out of range                       | http://192.0.2.256/                     | -
            five numbers                                  | http://1.2.3.4.5/                       | -
            a number behind a name                        | http://evil.1/                          | -
            an address of IPv6                            | http://[2001:db8::7]:80/                | 2001:db8:0:0:0:0:0:7
            an address of IPv4 in one of IPv6             | http://[::ffff:192.0.2.7]/              | 192.0.2.7
            a broken address of IPv6                      | http://[2001:db8::7/                    | -
            a scope that only this machine knows          | http://[fe80::1%25eth0]/                | -
            file transfer                                 | ftp://files.test/x                      | files.test
            a scheme of an app                            | myapp://open.evil.test/x                | open.evil.test
            text that begins with www                     | www.evil.test/x                         | www.evil.test
            mail                                          | mailto:anna@evil.test                   | -
            a telephone                                   | tel:+41445550100                        | -
            a part of the message                         | cid:part1@evil.test                     | -
            octets in the link                            | data:text/html,http://evil.test         | -
            a script                                      | javascript:location='http://evil.test'  | -
            a page beside this one                        | page.html                               | -
            a page of this host                           | /page.html                              | -
            a part of this page                           | #part                                   | -
            a single label                                | http://localhost/                       | -
            an empty host                                 | http:///                                | -
            an empty label                                | http://evil..test/                      | -
            no host at all                                | http://?x                               | -
            a space in the host                           | http://ev il.test/                      | -
            a label too long                              | http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.test/ | -
            """)
    void leads_to(String what, String link, String host) {
        assertThat(LinkHost.of(link)).isEqualTo(host);
    }

    @Test
    void browsers_drop_blanks_around_a_link_and_line_ends_within() {
        assertThat(LinkHost.of(" \u0001 ht\ntp://ev\r\nil.te\tst/ ")).isEqualTo("evil.test");
    }

    @Test
    void a_link_of_a_mebibyte_is_read_up_to_a_limit() {
        assertThat(LinkHost.of("http://evil.test/" + "x".repeat(1 << 20))).isEqualTo("evil.test");
        assertThat(LinkHost.of("http://" + "x@".repeat(1 << 20) + "evil.test/")).isNull();
    }
}
