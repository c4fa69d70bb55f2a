// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentReaderTest {
    private static final ContentLimits LIMITS = new ContentLimits(200, 40, 120, 3);

    /** In the table ~ is CR, ! is LF and 0 is NUL. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                         | sent                         | result
            a message                                      | a: b~!~!text~!.~!            | a: b~!~!text~!
            an empty message                               | .~!                          | ()
            dots are taken out                             | ~!..~!..a~!.b~!a.b~!.~!      | ~!.~!.a~!b~!a.b~!
            what follows the end is left alone             | a~!.~!QUIT~!                 | a~! + QUIT~!
            no end yet                                     | a~!.~                        | a~! …
            LF . LF does not end it                        | a!.!b~!.~!                   | BARE_LF
            LF . CR LF does not end it                     | a!.~!b~!.~!                  | BARE_LF
            CR LF . LF does not end it                     | a~!.!b~!.~!                  | BARE_LF
            CR . CR LF does not end it                     | a~.~!b~!.~!                  | BARE_CR
            CR LF . CR does not end it                     | a~!.~b~!.~!                  | BARE_CR
            CR LF . CR . CR LF does not end it             | a~!.~.~!b~!.~!               | BARE_CR
            CR CR LF . CR LF ends it, and is refused       | a~~!.~!                      | BARE_CR
            LF CR . CR LF does not end it                  | a!~.~!b~!.~!                 | BARE_LF
            CR LF NUL . CR LF does not end it              | a~!0.~!b~!.~!                | NUL
            a NUL alone is refused                         | a0b~!.~!                     | NUL
            a first line that begins with a blank          | ' a: b~!~!x~!.~!'            | BLANK_FIRST
            or with a tab                                  | >a: b~!~!x~!.~!              | BLANK_FIRST
            also behind a stuffed dot's twin               | . a: b~!~!x~!.~!             | BLANK_FIRST
            also if it is nothing else                     | ' ~!a: b~!.~!'               | BLANK_FIRST
            an empty line before it                        | ~! a~!.~!                    | ~! a~!
            a bare LF after the header                     | a: b~!~!x!y~!.~!             | BARE_LF
            a bare CR after the header                     | a: b~!~!x~y~!.~!             | BARE_CR
            a NUL after the header                         | a: b~!~!x0y~!.~!             | NUL
            three hops are allowed                         | Received: a~!RECEIVED:b~!received: c~!~!Received:~!.~! | Received: a~!RECEIVED:b~!received: c~!~!Received:~!
            four are not                                   | Received: a~!RECEIVED:b~!received: c~!Received: d~!~!.~! | TOO_MANY_HOPS
            what only looks like a hop is none             | Received-SPF: a~!Received: a~! Received: a~!X-Received: b~!eceived: c~!Received: d~!~!.~! | Received-SPF: a~!Received: a~! Received: a~!X-Received: b~!eceived: c~!Received: d~!~!
            a line of the limit                            | 1234567890123456789012345678901234567890~!.~! | 1234567890123456789012345678901234567890~!
            a longer one                                   | 12345678901234567890123456789012345678901~!.~! | LINE_TOO_LONG
            a longer one after the header                  | ~!12345678901234567890123456789012345678901~!.~! | LINE_TOO_LONG
            a big header                                   | a:3456789012345678901234567890~! 23456789012345678901234567890~!a:3456789012345678901234567890~!a:345678901234567890123456~!.~! | HEADER_TOO_BIG
            a message without a header may be as long      | 123456789012345678901234567890~!a:3456789012345678901234567890~!a:3456789012345678901234567890~!a:345678901234567890123456~!.~! | 123456789012345678901234567890~!a:3456789012345678901234567890~!a:3456789012345678901234567890~!a:345678901234567890123456~!
            a colon in the text makes no field             | see below: x~!Received:~!Received:~!Received:~!Received:~!.~! | see below: x~!Received:~!Received:~!Received:~!Received:~!
            """)
    void reads(String what, String sent, String expected) {
        var octets = octets(sent);
        assertThat(read(octets, octets.length)).isEqualTo(expected);
        for (int size = 1; size < octets.length; size++) {
            assertThat(read(octets, size)).as("pieces of %d", size).isEqualTo(expected);
        }
    }

    /** Where printers and scripts hand in: what they forgot is mended, and nothing of it can end the message. */
    @ParameterizedTest(name = "mended: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing to mend                                | a: b~!~!text~!.~!            | a: b~!~!text~!
            a first line that begins with a blank is not   | ' a: b!!x!.~!~!.~!'          | BLANK_FIRST
            an empty line before it, by bare LF            | ! a!.~!~!.~!                 | ~! a~!.~!~!
            bare LF                                        | a: b!!x!y~!.~!               | a: b~!~!x~!y~!
            bare CR                                        | a: b~~x~y~!.~!               | a: b~!~!x~!y~!
            CR CR LF is two lines                          | a~~!.~!                      | a~!~!
            LF . LF does not end it                        | a!.!b~!.~!                   | a~!.~!b~!
            LF . CR LF does not end it                     | a!.~!b~!.~!                  | a~!.~!b~!
            CR LF . LF does not end it                     | a~!.!b~!.~!                  | a~!~!b~!
            CR . CR LF does not end it                     | a~.~!b~!.~!                  | a~!.~!b~!
            CR LF . CR does not end it                     | a~!.~b~!.~!                  | a~!~!b~!
            CR LF . CR . CR LF does not end it             | a~!.~.~!b~!.~!               | a~!~!.~!b~!
            a NUL is refused all the same                  | a0b~!.~!                     | NUL
            a long line cut by bare LF is short            | 123456789012345678901234567890!123456789012345678901234567890~!.~! | 123456789012345678901234567890~!123456789012345678901234567890~!
            hops are counted across bare LF                | Received: a!Received: b!Received: c!Received: d~!~!.~! | TOO_MANY_HOPS
            """)
    void mends(String what, String sent, String expected) {
        var octets = octets(sent);
        for (int size = 1; size <= octets.length; size++) {
            assertThat(read(new ContentReader(LIMITS, true, true), octets, size))
                    .as("pieces of %d", size)
                    .isEqualTo(expected);
        }
    }

    /** After BDAT a dot is a dot, and the octets are counted. */
    @ParameterizedTest(name = "chunk: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            a message                                      | a: b~!~!text~!               | a: b~!~!text~!
            a first line that begins with a blank          | ' a: b~!'                    | BLANK_FIRST
            dots stay                                      | .~!..~!..a~!                 | .~!..~!..a~!
            the last line need not end                     | a: b~!~!text                 | a: b~!~!text
            nothing at all                                 | ''                           | ()
            a bare LF is refused                           | a!b~!                        | BARE_LF
            a bare CR is refused                           | a~b~!                        | BARE_CR
            also as the last octet                         | a~!b~                        | BARE_CR
            a NUL is refused                               | a0b~!                        | NUL
            """)
    void reads_chunks(String what, String sent, String expected) {
        var octets = octets(sent);
        for (int size = 1; size <= Math.max(1, octets.length); size++) {
            var reader = new ContentReader(LIMITS, false, false);
            var unread = new Unread();
            var out = new ByteArrayOutputStream();
            unread.add(octets);
            for (long left = octets.length; left > 0; ) {
                left -= reader.read(unread, Math.min(left, size), (b, start, to) -> out.write(b, start, to - start));
            }
            reader.finish((b, start, to) -> out.write(b, start, to - start));
            var content = show(out.toString(StandardCharsets.ISO_8859_1));
            assertThat(reader.fault() != null ? reader.fault().name() : content.isEmpty() ? "()" : content)
                    .as("chunks of %d", size)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_message_of_the_limit_passes_and_one_octet_more_does_not() {
        var line = "x".repeat(38) + "\r\n";
        var fits = "\r\n" + line.repeat(4) + "x".repeat(36) + "\r\n";
        assertThat(fits).hasSize(200);
        assertThat(read((fits + ".\r\n").getBytes(StandardCharsets.US_ASCII), 50))
                .doesNotContain("TOO_BIG");
        assertThat(read(
                        ("\r\n" + line.repeat(4) + "x".repeat(37) + "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII),
                        50))
                .isEqualTo("TOO_BIG");
    }

    /** Any content, stuffed as a client has to, comes back as it was. */
    @Test
    void whatever_is_sent_arrives() {
        var random = new Random(42);
        var wide = new ContentLimits(1 << 20, 1 << 20, 1 << 20, 1000);
        for (int round = 0; round < 500; round++) {
            var content = new StringBuilder();
            int lines = random.nextInt(20);
            for (int i = 0; i < lines; i++) {
                for (int n = random.nextInt(6); n > 0; n--) {
                    content.append("..ab \377:".charAt(random.nextInt(7)));
                }
                content.append("\r\n");
            }
            if (content.indexOf(" ") == 0) {
                content.insert(0, "\r\n");
            }
            var stuffed = content.toString().replace("\r\n.", "\r\n..");
            stuffed = (stuffed.startsWith(".") ? "." : "") + stuffed + ".\r\nNEXT";
            var octets = stuffed.getBytes(StandardCharsets.ISO_8859_1);
            var out = new ByteArrayOutputStream();
            var reader = new ContentReader(wide);
            var unread = new Unread();
            int at = 0;
            while (at < octets.length) {
                int next = Math.min(octets.length, at + 1 + random.nextInt(7));
                unread.add(Arrays.copyOfRange(octets, at, next));
                reader.read(unread, (b, from, to) -> out.write(b, from, to - from));
                at = next;
            }
            assertThat(reader.ended()).isTrue();
            assertThat(reader.fault()).isNull();
            assertThat(reader.size()).isEqualTo(content.length());
            assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(content.toString());
            assertThat(new String(unread.peek(), StandardCharsets.US_ASCII)).isEqualTo("NEXT");
        }
    }

    private static byte[] octets(String text) {
        return text.replace('~', '\r')
                .replace('>', '\t')
                .replace('!', '\n')
                .replace("a0b", "a\0b")
                .replace("x0y", "x\0y")
                .replace("\n0.", "\n\0.")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String read(byte[] sent, int pieces) {
        return read(new ContentReader(LIMITS), sent, pieces);
    }

    private static String read(ContentReader reader, byte[] sent, int pieces) {
        var unread = new Unread();
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < sent.length; from += pieces) {
            unread.add(Arrays.copyOfRange(sent, from, Math.min(sent.length, from + pieces)));
            reader.read(unread, (b, start, to) -> out.write(b, start, to - start));
        }
        var content = show(out.toString(StandardCharsets.ISO_8859_1));
        if (reader.ended() && reader.fault() != null) {
            return reader.fault().name();
        }
        var rest = unread.isEmpty() ? "" : " + " + show(new String(unread.peek(), StandardCharsets.ISO_8859_1));
        return (content.isEmpty() ? "()" : content) + (reader.ended() ? rest : " …");
    }

    private static String show(String text) {
        return text.replace('\r', '~').replace('\n', '!');
    }
}
