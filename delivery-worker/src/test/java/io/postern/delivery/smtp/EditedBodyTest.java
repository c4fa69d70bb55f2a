// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Removal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditedBodyTest {
    private static final String TEXT = "0123456789";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                            | from+octets | at=text   | what becomes of it
            the beginning is removed          | 0+3         | ''        | 3456789
            the middle                        | 3+4         | ''        | 012789
            the end                           | 8+2         | ''        | 01234567
            two apart                         | 1+2 6+3     | ''        | 03459
            two side by side                  | 1+2 3+3     | ''        | 06789
            single octets                     | 0+1 2+1 9+1 | ''        | 1345678
            nothing is left                   | 0+10        | ''        | ''
            nothing is edited                 | ''          | ''        | 0123456789
            something new at the beginning    | ''          | 0=ab      | ab0123456789
            before the last octet             | ''          | 9=ab      | 012345678ab9
            twice at one place                | ''          | 4=a 4=b   | 0123ab456789
            before, at and behind a removal   | 3+4         | 2=a 3=b 7=c | 01a2bc789
            where two removals meet           | 1+2 3+3     | 3=x       | 0x6789
            """)
    void becomes_what_is_declared_however_it_comes(String what, String removed, String inserted, String result) {
        var removals = removals(removed);
        var insertions = insertions(inserted);
        var whole = EditedBody.of(Body.of(TEXT.getBytes(StandardCharsets.US_ASCII)), removals, insertions);
        assertThat(whole.size()).isEqualTo(result.length());
        assertThat(whole.whole()).asString(StandardCharsets.US_ASCII).isEqualTo(result);
        assertThat(read(whole)).isEqualTo(result);
        for (int piece = 1; piece <= 11; piece++) {
            var chunked = EditedBody.of(inPieces(piece), removals, insertions);
            assertThat(chunked.whole()).isNull();
            assertThat(chunked.size()).isEqualTo(result.length());
            assertThat(read(chunked)).as("in pieces of " + piece).isEqualTo(result);
            assertThat(read(chunked)).as("once more from the beginning").isEqualTo(result);
        }
    }

    private static List<Insertion> insertions(String declared) {
        return Stream.of(declared.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("=", 2))
                .map(parts -> new Insertion(Long.parseLong(parts[0]), parts[1], "Subject"))
                .toList();
    }

    private static List<Removal> removals(String declared) {
        return Stream.of(declared.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split(Pattern.quote("+"), 2))
                .map(numbers -> new Removal(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]), "X-Spam-Flag"))
                .toList();
    }

    private static String read(Body body) {
        var out = new ByteArrayOutputStream();
        var chunks = body.open();
        for (var chunk = join(chunks); chunk != null; chunk = join(chunks)) {
            out.writeBytes(chunk);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static byte @Nullable [] join(Body.Chunks chunks) {
        return chunks.next().toCompletableFuture().join();
    }

    private static Body inPieces(int octets) {
        var bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
        return new Body() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public Chunks open() {
                return new Chunks() {
                    private int at;

                    @Override
                    public CompletionStage<byte @Nullable []> next() {
                        int from = at;
                        at = Math.min(bytes.length, at + octets);
                        return CompletableFuture.completedFuture(
                                from == bytes.length ? null : Arrays.copyOfRange(bytes, from, at));
                    }
                };
            }
        };
    }
}
