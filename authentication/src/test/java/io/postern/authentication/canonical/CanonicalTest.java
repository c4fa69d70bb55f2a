// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
    private static String text(String shown) {
        return shown.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Gives what it has in pieces, as a network would. */
    private static InputStream inPieces(String text, SplittableRandom random) {
        var octets = new ByteArrayInputStream(octets(text));
        return new InputStream() {
            @Override
            public int read() {
                return octets.read();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return octets.read(into, from, Math.min(length, 1 + random.nextInt(5)));
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            the RFC's first field         | A: X\\r\\n                      | a:X
            and its second                | B : Y\\t\\r\\n\\tZ  \\r\\n      | b:Y Z
            a fold alone is a blank       | Subject:\\r\\n one\\r\\n        | subject:one
            case of the value stays       | SUBJECT: Re: IT\\r\\n           | subject:Re: IT
            an empty value                | X-Empty: \\r\\n                 | x-empty:
            nothing but folds             | X-Empty:\\r\\n \\r\\n\\t\\r\\n  | x-empty:
            a bare CR is no blank         | X: a\\rb\\r\\n                  | x:a\\rb
            no final line end             | X: a                            | x:a
            """)
    void a_relaxed_field(String sentence, String raw, String canonical) {
        var out = new ByteArrayOutputStream();
        Canonical.RELAXED.field(octets(text(raw)), out);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).as(sentence).isEqualTo(text(canonical));
    }

    @Test
    void a_simple_field_is_left_alone() {
        var out = new ByteArrayOutputStream();
        Canonical.SIMPLE.field(octets("B : Y\t\r\n\tZ  \r\n"), out);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("B : Y\t\r\n\tZ  ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            the RFC's body                      | " C \\r\\nD \\t E\\r\\n\\r\\n\\r\\n" | " C\\r\\nD E\\r\\n"   | " C \\r\\nD \\t E\\r\\n"
            an empty body                       | ""                       | ""             | "\\r\\n"
            blank lines only                    | "\\r\\n\\r\\n"           | ""             | "\\r\\n"
            blanks only                         | " \\t \\r\\n"            | ""             | " \\t \\r\\n"
            blanks without a line end           | "  "                     | ""             | "  \\r\\n"
            no final line end                   | "abc"                    | "abc\\r\\n"    | "abc\\r\\n"
            a half final line end               | "abc\\r"                 | "abc\\r\\r\\n" | "abc\\r\\r\\n"
            blank lines inside stay             | "a\\r\\n\\r\\nb\\r\\n"   | "a\\r\\n\\r\\nb\\r\\n" | "a\\r\\n\\r\\nb\\r\\n"
            blank lines at the beginning stay   | "\\r\\n\\r\\nb\\r\\n"    | "\\r\\n\\r\\nb\\r\\n" | "\\r\\n\\r\\nb\\r\\n"
            runs of blanks                      | "a  \\t b\\r\\n"         | "a b\\r\\n"    | "a  \\t b\\r\\n"
            trailing lines of blanks            | "a\\r\\n \\r\\n\\t\\r\\n" | "a\\r\\n"     | "a\\r\\n \\r\\n\\t\\r\\n"
            a bare LF is no line end            | "a \\nb\\r\\n"           | "a \\nb\\r\\n" | "a \\nb\\r\\n"
            """)
    void a_body(String sentence, String body, String relaxed, String simple) throws IOException {
        var hashes = new BodyHashes();
        var relaxedHash = hashes.want(Canonical.RELAXED, null);
        var simpleHash = hashes.want(Canonical.SIMPLE, null);
        hashes.read(new ByteArrayInputStream(octets(text(body))));
        assertThat(relaxedHash.octets()).as("%s, relaxed", sentence).isEqualTo(sha256(text(relaxed)));
        assertThat(simpleHash.octets()).as("%s, simple", sentence).isEqualTo(sha256(text(simple)));
    }

    @Test
    void a_body_is_the_same_however_it_comes_in() throws IOException {
        var pieces = List.of("\r\n", "\r\n", "\r", "\n", " ", "\t", "  ", "a", "word", "=20", "\u00e4", "\r\n\r\n");
        var random = new SplittableRandom(6376);
        for (int round = 0; round < 3000; round++) {
            var body = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                body.append(pieces.get(random.nextInt(pieces.size())));
            }
            var hashes = new BodyHashes();
            var relaxed = hashes.want(Canonical.RELAXED, null);
            var simple = hashes.want(Canonical.SIMPLE, null);
            var some = hashes.want(Canonical.RELAXED, 3L);
            hashes.read(inPieces(body.toString(), random));
            var plain = Plain.relaxedBody(body.toString());
            assertThat(relaxed.octets()).as("%s", body).isEqualTo(sha256(plain));
            assertThat(simple.octets()).as("%s", body).isEqualTo(sha256(Plain.simpleBody(body.toString())));
            assertThat(some.octets()).isEqualTo(sha256(plain.substring(0, Math.min(3, plain.length()))));
            assertThat(some.bodyShorterThan(3)).isEqualTo(plain.length() < 3);
        }
    }

    @Test
    void equal_wishes_share_a_hash() {
        var hashes = new BodyHashes();
        assertThat(hashes.want(Canonical.SIMPLE, 7L)).isSameAs(hashes.want(Canonical.SIMPLE, 7L));
        assertThat(hashes.want(Canonical.SIMPLE, 7L))
                .isNotSameAs(hashes.want(Canonical.SIMPLE, 8L))
                .isNotSameAs(hashes.want(Canonical.RELAXED, 7L))
                .isNotSameAs(hashes.want(Canonical.SIMPLE, null));
    }

    @Test
    void a_body_that_no_signature_needs_is_not_read() throws IOException {
        var body = new ByteArrayInputStream(octets("body"));
        new BodyHashes().read(body);
        assertThat(body.available()).isEqualTo(4);
    }

    @Test
    void fields_are_taken_from_the_bottom_up_and_each_once() throws IOException {
        var header = Header.read(new ByteArrayInputStream(octets("X: 1\r\nY: y\r\nX: 2\r\nx: 3\r\nOwn: o\r\n\r\n")));
        var own = header.fields().getLast();
        var names = List.of("x", "none", "x", "y", "own", "x", "x");
        assertThat(new String(SignedFields.octets(header, names, Canonical.RELAXED, own), StandardCharsets.ISO_8859_1))
                .isEqualTo("x:3\r\nx:2\r\ny:y\r\nx:1\r\n");
        assertThat(header.fields()).extracting(Field::name).contains("own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lines of a file                      | "A: b\\n\\nc\\n"           | "A: b\\r\\n\\r\\nc\\r\\n"
            with some of the wire                | "A: b\\nC: d\\r\\n\\ne"    | "A: b\\r\\nC: d\\r\\n\\r\\ne"
            the wire is left alone               | "A: b\\r\\nC: d\\ne\\r\\n" | "A: b\\r\\nC: d\\ne\\r\\n"
            a single line                        | "A: b"                     | "A: b"
            nothing                              | ""                         | ""
            nothing but a line end               | "\\n"                      | "\\r\\n"
            """)
    void line_ends_are_those_of_the_wire(String sentence, String message, String wire) throws IOException {
        var random = new SplittableRandom(1);
        assertThat(LineEnds.crlf(inPieces(text(message), random)).readAllBytes())
                .as(sentence)
                .isEqualTo(octets(text(wire)));
    }

    private static byte[] sha256(String text) {
        return BodyHash.sha256().digest(octets(text));
    }
}
