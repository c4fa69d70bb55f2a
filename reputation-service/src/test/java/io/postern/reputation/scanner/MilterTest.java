// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MilterTest {
    private static final ScanQuestion QUESTION =
            new ScanQuestion("192.0.2.7", "mx.test", "anna@a.test", List.of("bert@b.test", "carl@b.test"), "id-1");
    private static final String MESSAGE = "Subject:  two blanks\r\n and a fold\r\nX-Empty:\r\n\r\nHello\r\n";

    @Test
    void it_is_told_the_session_step_by_step() throws IOException {
        try (var milter = new ScriptedMilter(0)) {
            assertThat(ask(milter, QUESTION, MESSAGE)).isEqualTo(Said.clean("filter", null));
            await().until(() -> milter.heard().contains("Q"));
            assertThat(milter.heard())
                    .containsExactly(
                            "D Cj|postern|{daemon_name}|postern|v|Postern|",
                            "C [192.0.2.7]|4||192.0.2.7|",
                            "H mx.test|",
                            "D Mi|id-1|{mail_addr}|anna@a.test|",
                            "M <anna@a.test>|",
                            "D R{rcpt_addr}|bert@b.test|",
                            "R <bert@b.test>|",
                            "D R{rcpt_addr}|carl@b.test|",
                            "R <carl@b.test>|",
                            "T",
                            "L Subject| two blanks\n and a fold|",
                            "L X-Empty||",
                            "N",
                            "B Hello",
                            "D Ei|id-1|",
                            "E",
                            "Q");
        }
    }

    @Test
    void it_is_not_told_what_it_declines_and_need_not_answer() throws IOException {
        int nothingButTheEnd = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x20 | 0x40 | 0x200;
        try (var milter = new ScriptedMilter(nothingButTheEnd).on('E', "r")) {
            assertThat(ask(milter, QUESTION, MESSAGE)).isEqualTo(Said.infected("filter", "reject"));
            await("its farewell")
                    .untilAsserted(() -> assertThat(milter.heard().stream().filter(heard -> !heard.startsWith("D")))
                            .containsExactly("E", "Q"));
        }
        int silentAndWithBlanks = 0x80 | 0x1000 | 0x2000 | 0x4000 | 0x8000 | 0x1_0000 | 0x4_0000 | 0x8_0000 | 0x10_0000;
        try (var milter = new ScriptedMilter(silentAndWithBlanks)) {
            assertThat(ask(milter, QUESTION, MESSAGE)).isEqualTo(Said.clean("filter", null));
            assertThat(milter.heard()).contains("L Subject|  two blanks\n and a fold|");
        }
    }

    @Test
    void a_long_body_goes_in_pieces_until_it_has_seen_enough() throws IOException {
        var message = "Subject: x\r\n\r\n" + "x".repeat(200_000);
        try (var milter = new ScriptedMilter(0)) {
            ask(milter, QUESTION, message);
            assertThat(milter.heard().stream()
                            .filter(heard -> heard.startsWith("B"))
                            .map(String::length))
                    .containsExactly(65_537, 65_537, 65_537, 3_397);
        }
        try (var milter = new ScriptedMilter(0).on('B', "s").on('E', "r")) {
            assertThat(ask(milter, QUESTION, message).status()).isEqualTo(ScanFinding.Status.INFECTED);
            assertThat(milter.heard().stream().filter(heard -> heard.startsWith("B")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what it says                          | at | packets                    | status   | name                  | reason
            it accepts the client                   | C  | a                          | CLEAN    | -                     | -
            it refuses the client                   | C  | r                          | INFECTED | reject                | -
            it refuses the name                     | H  | y550 5.7.1 bad name        | INFECTED | 550 5.7.1 bad name    | -
            it puts the sender off                  | M  | t                          | UNKNOWN  | -                     | it says: try again later
            it has no time                          | C  | f                          | UNKNOWN  | -                     | it says: try again later
            it refuses all recipients               | R  | y550 5.1.1 nobody          | INFECTED | 550 5.1.1 nobody      | -
            it drops the message at a recipient     | R  | d                          | INFECTED | discard               | -
            it refuses a field                      | L  | r                          | INFECTED | reject                | -
            it refuses the body                     | B  | y554 5.7.1 virus           | INFECTED | 554 5.7.1 virus       | -
            it needs time                           | E  | p;p;p;c                    | CLEAN    | -                     | -
            it drops the message                    | E  | d                          | INFECTED | discard               | -
            it refuses it                           | E  | y554 5.7.1 GTUBE           | INFECTED | 554 5.7.1 GTUBE       | -
            it puts it off                          | E  | y451 4.7.1 later           | UNKNOWN  | -                     | it says: 451 4.7.1 later
            it sets it aside                        | E  | qspam, I think;c           | SPAM     | quarantine: spam, I think | -
            it would add fields                     | E  | hX-Spam=yes;hX-Score=9;a   | CLEAN    | add header X-Spam, add header X-Score | -
            it would change a field                 | E  | m0000Subject=x;c           | CLEAN    | change header Subject | -
            it would change all                     | E  | bx;+x;-x;ex;c              | CLEAN    | replace body, add recipient, remove recipient, change sender | -
            """)
    void says(
            String what,
            char at,
            String packets,
            ScanFinding.Status status,
            @Nullable String name,
            @Nullable String reason)
            throws IOException {
        try (var milter =
                new ScriptedMilter(0).on(at, packets.replace('=', '\0').split(";"))) {
            assertThat(ask(milter, QUESTION, MESSAGE)).isEqualTo(new ScanFinding("filter", status, null, name, reason));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what is wrong                | packet | reason
            it hangs up                    | ''     | it hung up
            it says what nobody knows      | Z      | it answers with a letter of 90
            """)
    void nonsense(String what, String packet, String reason) throws IOException {
        try (var milter = new ScriptedMilter(0).on('E', packet)) {
            assertThat(ask(milter, QUESTION, MESSAGE)).isEqualTo(Said.unknown("filter", reason));
        }
    }

    @Test
    void one_recipient_that_is_refused_does_not_stand_for_the_others() throws IOException {
        try (var milter = new ScriptedMilter(0).on('R', "r")) {
            var nobody = new ScanQuestion("2001:db8::7", "mx.test", "", List.of(), "id-1");
            assertThat(ask(milter, nobody, MESSAGE)).isEqualTo(Said.clean("filter", null));
            assertThat(milter.heard()).contains("C [2001:db8::7]|6||2001:db8::7|", "M <>|");
        }
    }

    private static ScanFinding ask(ScriptedMilter milter, ScanQuestion question, String message) {
        var settings = new ScannerSettings(
                "filter",
                ScannerKind.MILTER,
                ScannerAddress.parse(milter.address()),
                Duration.ofSeconds(5),
                1,
                1 << 20,
                Duration.ofSeconds(5));
        try (var scanners = new Scanners(List.of(settings), new CountedScans())) {
            var scanning = scanners.start(
                    MessageSource.of(message.getBytes(StandardCharsets.ISO_8859_1)),
                    question,
                    Instant.now().plusSeconds(5));
            scanning.done().join();
            return scanning.findings().getFirst();
        }
    }
}
