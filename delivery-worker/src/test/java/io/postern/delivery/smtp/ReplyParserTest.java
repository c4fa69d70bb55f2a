// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | octets                              | reply
            a reply of one line                     | 250 2.1.0 Ok\\r\\n                  | 250 2.1.0 Ok
            a bare code is a reply                  | 250\\r\\n                           | 250 ''
            a code and a space are a reply          | 250 \\r\\n                          | 250 ''
            a bare LF is forgiven                   | 250 Ok\\n                           | 250 Ok
            several lines are one reply             | 550-5.7.1 Go\\r\\n550 5.7.1 away\\r\\n | 550 5.7.1 Go away
            a line without text among others        | 550-\\r\\n550 No\\r\\n               | 550 No
            other octets become question marks      | 250 caf\u00e9\\0\\r\\n              | 250 caf??
            an enhanced code of another class is text | 550 2.1.5 No\\r\\n                | 550 2.1.5 No
            something like a code is text           | 550 5.1 No\\r\\n                    | 550 5.1 No
            a long enhanced code                    | 550 5.100.200 No\\r\\n              | 550 5.100.200 No
            """)
    void reads(String what, String octets, String expected) throws Exception {
        var replies = feed(octets);
        assertThat(replies).hasSize(1);
        assertThat(replies.getFirst().toReply().line()).isEqualTo(expected.replace("''", ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                          | octets
            no code                         | hello\\r\\n
            an empty line                   | \\r\\n
            a code of two digits            | 25 Ok\\r\\n
            a code out of range             | 999 Ok\\r\\n
            a code of the first class       | 100 Ok\\r\\n
            a letter behind the code        | 250x\\r\\n
            the code changes on the way     | 250-a\\r\\n550 b\\r\\n
            HTTP                            | HTTP/1.1 400 Bad Request\\r\\n
            an SSH server                   | SSH-2.0-OpenSSH_9.2\\r\\n
            """)
    void gives_up_on(String what, String octets) {
        assertThatThrownBy(() -> feed(octets)).isInstanceOf(ReplyParser.Garbled.class);
    }

    @Test
    void replies_come_in_whatever_pieces() throws Exception {
        var octets = "220 hi\r\n250-a\r\n250 b\r\n354 go\r\n".getBytes(ISO_8859_1);
        for (int cut = 0; cut <= octets.length; cut++) {
            var parser = new ReplyParser();
            var replies = new ArrayList<ServerReply>();
            replies.addAll(parser.feed(java.util.Arrays.copyOfRange(octets, 0, cut)));
            replies.addAll(parser.feed(java.util.Arrays.copyOfRange(octets, cut, octets.length)));
            assertThat(replies).extracting(ServerReply::code).containsExactly(220, 250, 354);
            assertThat(replies.get(1).lines()).containsExactly("a", "b");
        }
    }

    @Test
    void an_overlong_line_is_cut_and_the_next_reply_is_read() throws Exception {
        var replies = feed("250 " + "x".repeat(5000) + "\\r\\n220 next\\r\\n");
        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst().lines().getFirst()).hasSize(ReplyParser.MAX_LINE - 4);
        assertThat(replies.getFirst().toReply().text()).hasSizeLessThanOrEqualTo(1000);
        assertThat(replies.get(1).code()).isEqualTo(220);
    }

    @Test
    void a_line_without_end_is_not_collected() {
        assertThatThrownBy(() -> feed("250 " + "x".repeat(200_000)))
                .isInstanceOf(ReplyParser.Garbled.class)
                .hasMessageContaining("octets");
    }

    @Test
    void a_reply_without_end_is_not_collected() {
        assertThatThrownBy(() -> feed("250-x\\r\\n".repeat(101)))
                .isInstanceOf(ReplyParser.Garbled.class)
                .hasMessageContaining("lines");
    }

    @Test
    void a_clear_reply_counts_whatever_follows_it() {
        assertThatThrownBy(() -> feed("250 ok taken\\r\\n\\r\\n"))
                .isInstanceOfSatisfying(
                        ReplyParser.Garbled.class,
                        e -> assertThat(e.before())
                                .extracting(ServerReply::code)
                                .containsExactly(250));
    }

    private static List<ServerReply> feed(String escaped) throws ReplyParser.Garbled {
        var octets = escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
        return List.copyOf(new ReplyParser().feed(octets.getBytes(ISO_8859_1)));
    }
}
