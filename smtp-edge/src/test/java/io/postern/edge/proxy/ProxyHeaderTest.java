// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyHeaderTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PROXY TCP4 192.0.2.1 192.0.2.2 1234 25         | 192.0.2.1 1234
            PROXY TCP6 2001:db8::1 2001:db8::2 1234 25     | 2001:db8::1 1234
            PROXY UNKNOWN                                  | unknown
            PROXY UNKNOWN ffff::1 ffff::2 1 2              | unknown
            PROXY TCP4 2001:db8::1 192.0.2.2 1234 25       | broken
            PROXY TCP4 192.0.2.256 192.0.2.2 1234 25       | broken
            PROXY TCP4 192.0.2.1 192.0.2.2 70000 25        | broken
            PROXY TCP4 192.0.2.1 192.0.2.2 1234            | broken
            PROXY  TCP4 192.0.2.1 192.0.2.2 1234 25        | broken
            PROXYTCP4 192.0.2.1 192.0.2.2 1234 25          | broken
            EHLO mail.test                                 | broken
            """)
    void version_1(String line, String expected) {
        assertThat(show((line + "\r\n").getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            TCP over IPv4       | 2111000cc0000201c000020204d20019                             | 192.0.2.1 1234
            with TLVs           | 21110015c0000201c000020204d200190200026d7804000100           | 192.0.2.1 1234
            an empty TLV        | 2111000fc0000201c000020204d20019020000                       | 192.0.2.1 1234
            TCP over IPv6       | 2121002420010db800000000000000000000000120010db800000000000000000000000204d20019 | 2001:db8::1 1234
            a health check      | 20000000                                                     | local
            family unknown      | 21000000                                                     | unknown
            UDP                 | 2112000cc0000201c000020204d20019                             | broken
            too short           | 21110004c0000201                                             | broken
            another version     | 3111000cc0000201c000020204d20019                             | broken
            another command     | 2211000cc0000201c000020204d20019                             | broken
            an absurd length    | 2111ffff                                                     | broken
            """)
    void version_2(String what, String hex, String expected) {
        assertThat(show(HexFormat.of().parseHex(SIGNATURE + hex))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the checksum is right                    | 21110013c0000201c000020204d20019030004965ab968                         | 192.0.2.1 1234
            over IPv6 too                            | 2121002b20010db800000000000000000000000120010db800000000000000000000000204d20019030004d521070d | 2001:db8::1 1234
            it stands between others                 | 2111001cc0000201c000020204d200190200026d7803000496e1b62204000100       | 192.0.2.1 1234
            it is wrong                              | 21110013c0000201c000020204d20019030004965ab969                         | broken
            it is zero                               | 21110013c0000201c000020204d2001903000400000000                         | broken
            the address is another one               | 21110013c0000200c000020204d20019030004965ab968                         | broken
            what stands behind it is another         | 21110017c0000201c000020204d20019030004019caf5904000101                 | broken
            it is two octets                         | 21110011c0000201c000020204d200190300020000                             | broken
            it is five octets                        | 21110014c0000201c000020204d20019030005965ab96800                       | broken
            it is none                               | 2111000fc0000201c000020204d20019030000                                 | broken
            it stands there twice                    | 2111001ac0000201c000020204d20019030004eadc65f4030004eadc65f4           | broken
            a health check's is thrown away unread   | 20110013c0000201c000020204d20019030004965ab969                         | local
            """)
    void the_checksum_of_version_2(String what, String hex, String expected) {
        assertThat(show(HexFormat.of().parseHex(SIGNATURE + hex))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a TLV that goes on behind the header     | 2111000fc0000201c000020204d20019aabbcc                 | broken
            by a single octet                        | 21110011c0000201c000020204d200190200036d78             | broken
            the second one does                      | 21110015c0000201c000020204d200190200026d7804000200     | broken
            a checksum does                          | 21110012c0000201c000020204d20019030004965ab9           | broken
            an octet that is no TLV                  | 2111000dc0000201c000020204d2001904                     | broken
            two that are none                        | 2111000ec0000201c000020204d200190400                   | broken
            such an octet behind a whole one         | 21110012c0000201c000020204d200190200026d7804           | broken
            of a family that we do not know, unread  | 21000003aabbcc                                         | unknown
            """)
    void a_tlv_that_does_not_fit_its_header(String what, String hex, String expected) {
        assertThat(show(HexFormat.of().parseHex(SIGNATURE + hex))).isEqualTo(expected);
    }

    @Test
    void where_the_network_cuts_does_not_matter() {
        for (var header : new byte[][] {
            "PROXY TCP4 192.0.2.1 192.0.2.2 1234 25\r\n".getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().parseHex(SIGNATURE + "2111000cc0000201c000020204d20019")
        }) {
            for (int length = 0; length < header.length; length++) {
                assertThat(ProxyHeader.read(Arrays.copyOf(header, length))).isInstanceOf(ProxyHeader.Incomplete.class);
            }
            assertThat(show(header)).isEqualTo("192.0.2.1 1234");
        }
    }

    @Test
    void a_line_without_an_end_is_broken_some_time() {
        assertThat(show("PROXY TCP4 ".repeat(10).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("broken");
    }

    private static String show(byte[] start) {
        return switch (ProxyHeader.read(start)) {
            case ProxyHeader.Incomplete _ -> "incomplete";
            case ProxyHeader.Broken _ -> "broken";
            case ProxyHeader.Local _ -> "local";
            case ProxyHeader.Unknown _ -> "unknown";
            case ProxyHeader.Client(var address, var port, var length) -> IpAddress.text(address) + " " + port;
        };
    }
}
