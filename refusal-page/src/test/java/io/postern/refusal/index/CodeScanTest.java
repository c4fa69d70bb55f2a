// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Line;
import io.postern.contracts.event.Transcript.Speaker;
import io.postern.contracts.wire.JsonEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeScanTest {
    private static final String CODE = "01k9zzzzzzabcdefghjkmnpqrs";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # what                              | record                                                                     | found
            a refusal for good                  | {"sessionId":"CODE","kind":"reject"}                                       | yes
            a refusal for now                   | {"sessionId":"CODE","kind":"defer"}                                        | yes
            mail that was accepted              | {"sessionId":"CODE","kind":"accept"}                                       | no
            words of a stranger are no refusal  | {"sessionId":"CODE","helo":"\\"kind\\":\\"reject\\"","kind":"accept"}       | no
            words of a stranger are no code     | {"helo":"\\"sessionId\\":\\"EVIL\\"","sessionId":"CODE","kind":"reject"}    | yes
            what stands behind the JSON is none | {"sessionId":"CODE"}NUL[{"kind":"reject"}]                                 | no
            another form of id                  | {"sessionId":"s-1","kind":"reject"}                                        | no
            nothing behind the id               | {"kind":"reject","sessionId":"CODE                                         | no
            """)
    void of_a_judgement(String what, String record, String found) {
        var octets = record.replace("CODE", CODE)
                .replace("EVIL", "zz".repeat(13))
                .replace("NUL", "\0")
                .getBytes(StandardCharsets.UTF_8);
        var hit = CodeScan.hit(Place.Source.HISTORY, octets);
        assertThat(hit != null && hit.refuses()).isEqualTo(found.equals("yes"));
        assertThat(hit == null || hit.code().equals(CODE)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a refusal              | INBOUND  | 554 5.7.1 No [CODE]              | yes
            a refusal with a page  | INBOUND  | 554 5.7.1 No https://x.test/CODE | yes
            mail that was accepted | INBOUND  | 250 2.0.0 Accepted as m-1        | no
            what we delivered      | OUTBOUND | 554 5.7.1 No [CODE]              | no
            """)
    void of_a_dialogue(String what, Transcript.Direction direction, String line, String found) {
        var octets = JsonEvents.encode(new Transcript(
                direction,
                null,
                CODE,
                "192.0.2.7:25",
                Instant.EPOCH,
                List.of(new Line(1, Speaker.US, line.replace("CODE", CODE)))));
        assertThat(CodeScan.hit(Place.Source.TRANSCRIPTS, octets))
                .isEqualTo(found.equals("yes") ? new CodeScan.Hit(CODE, true) : null);
    }
}
