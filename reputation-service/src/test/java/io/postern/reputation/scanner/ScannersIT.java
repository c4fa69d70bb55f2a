// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.ScanFinding.Status;
import io.postern.reputation.attachment.Zips;
import io.postern.reputation.content.MessageSource;
import io.postern.testkit.scanner.ClamdServer;
import io.postern.testkit.scanner.RspamdServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Debian's clamd and rspamd; the milter is rspamd's own. */
class ScannersIT {
    private static final String HEADER = "From: anna@a.test\r\nTo: bert@b.test\r\nSubject: x\r\n"
            + "Date: Thu, 01 Jan 2026 12:00:00 +0000\r\nMessage-ID: <x@a.test>\r\n";
    private static final ScanQuestion QUESTION =
            new ScanQuestion("192.0.2.7", "mx.test", "anna@a.test", List.of("bert@b.test"), "id-1");

    @TempDir
    static Path folder;

    private static ClamdServer clamd;
    private static RspamdServer rspamd;

    private final CountedScans tally = new CountedScans();

    @BeforeAll
    static void start() {
        clamd = ClamdServer.start(folder.resolve("clamd"));
        rspamd = RspamdServer.start(folder.resolve("rspamd"));
    }

    @AfterAll
    static void stop() {
        clamd.close();
        rspamd.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # a message                     | text  | virus                               | spam           | milter
            clean                           | hello | CLEAN                               | CLEAN          | CLEAN
            the test virus                  | eicar | INFECTED Eicar-Test-Signature       | CLEAN          | CLEAN
            the test virus in an attachment | zip   | INFECTED Eicar-Test-Signature       | CLEAN          | CLEAN
            the test spam                   | gtube | CLEAN                               | SPAM           | INFECTED
            """)
    void all_are_asked_side_by_side(String what, String text, String virus, String spam, String milter) {
        try (var scanners = scanners(clamd.address(), Duration.ofSeconds(5))) {
            var findings = ask(scanners, message(text));
            assertThat(findings).extracting(ScanFinding::scanner).containsExactly("milter", "spam", "virus");
            assertThat(text(findings.get(0))).startsWith(milter);
            assertThat(text(findings.get(1))).startsWith(spam);
            assertThat(text(findings.get(2))).startsWith(virus);
        }
    }

    @Test
    void rspamd_says_what_it_counts_and_what_it_advises() {
        try (var scanners = scanners(clamd.address(), Duration.ofSeconds(5))) {
            var findings = ask(scanners, message("gtube"));
            assertThat(findings.get(0).name()).startsWith("5");
            assertThat(findings.get(1).name()).isEqualTo("reject");
            assertThat(findings.get(1).score()).isNotNull();
            assertThat(ask(scanners, message("hello")).get(1).name()).isEqualTo("no action");
        }
    }

    @Test
    void clamd_is_asked_over_a_socket_of_the_machine() {
        try (var scanners = scanners(clamd.socket(), Duration.ofSeconds(5))) {
            assertThat(ask(scanners, message("eicar")).get(2).status()).isEqualTo(Status.INFECTED);
        }
    }

    @Test
    void more_than_clamd_takes_is_not_looked_at_and_not_held_against_it() {
        var large = MessageSource.of((HEADER + "\r\n" + "x".repeat(5 << 20)).getBytes(StandardCharsets.US_ASCII));
        try (var scanners = scanners(clamd.address(), Duration.ofSeconds(5))) {
            for (int i = 0; i < Breaker.FAILURES; i++) {
                var findings = ask(scanners, large);
                assertThat(findings.get(0).status()).isEqualTo(Status.CLEAN);
                assertThat(findings.get(1).status()).isEqualTo(Status.CLEAN);
                assertThat(findings.get(2).status()).isEqualTo(Status.CLEAN);
                assertThat(findings.get(2).reason()).isEqualTo("not looked at: the message is larger than it takes");
            }
            assertThat(scanners.answering()).containsEntry("virus", true);
        }
    }

    @Test
    void many_at_a_time_all_get_their_answer() {
        try (var scanners = scanners(clamd.address(), Duration.ofSeconds(10))) {
            var scannings = IntStream.range(0, 40)
                    .mapToObj(i -> scanners.start(
                            message(i % 2 == 0 ? "hello" : "eicar"),
                            QUESTION,
                            Instant.now().plusSeconds(10)))
                    .toList();
            for (int i = 0; i < scannings.size(); i++) {
                scannings.get(i).done().join();
                var findings = scannings.get(i).findings();
                assertThat(findings.get(2).status()).isEqualTo(i % 2 == 0 ? Status.CLEAN : Status.INFECTED);
                assertThat(findings.get(1).status()).isEqualTo(Status.CLEAN);
                assertThat(findings.get(0).status()).isEqualTo(Status.CLEAN);
            }
        }
    }

    @Test
    void one_that_hangs_is_unknown_in_time_and_comes_back_by_itself() {
        try (var scanners = scanners(clamd.address(), Duration.ofMillis(300))) {
            clamd.freeze();
            try {
                for (int i = 0; i < Breaker.FAILURES; i++) {
                    assertThat(ask(scanners, message("hello")).get(2))
                            .isEqualTo(Said.unknown("virus", "it did not answer in time"));
                }
                await().until(() -> !scanners.answering().getOrDefault("virus", true));
            } finally {
                clamd.thaw();
            }
            await().until(() -> scanners.answering().getOrDefault("virus", false));
            assertThat(ask(scanners, message("eicar")).get(2).status()).isEqualTo(Status.INFECTED);
            assertThat(tally.changes()).containsExactly("virus away", "virus back");
        }
    }

    @Test
    void one_that_died_is_unknown_at_once_and_comes_back_by_itself() {
        try (var scanners = scanners(clamd.address(), Duration.ofSeconds(5))) {
            rspamd.stop();
            try {
                for (int i = 0; i < Breaker.FAILURES; i++) {
                    var findings = ask(scanners, message("gtube"));
                    assertThat(findings.get(0).status()).isEqualTo(Status.UNKNOWN);
                    assertThat(findings.get(1).status()).isEqualTo(Status.UNKNOWN);
                    assertThat(findings.get(2).status()).isEqualTo(Status.CLEAN);
                }
                await().until(() -> !scanners.answering().getOrDefault("spam", true));
            } finally {
                rspamd.start();
            }
            await().until(() -> scanners.answering().values().stream().allMatch(answers -> answers));
            assertThat(ask(scanners, message("gtube")).get(1).status()).isEqualTo(Status.SPAM);
        }
    }

    private static String text(ScanFinding finding) {
        return finding.status() + " " + finding.name() + " " + finding.reason();
    }

    private Scanners scanners(String virus, Duration timeout) {
        return new Scanners(
                List.of(
                        settings("milter", ScannerKind.MILTER, rspamd.milter(), Duration.ofSeconds(5)),
                        settings("spam", ScannerKind.RSPAMD, rspamd.address(), Duration.ofSeconds(5)),
                        settings("virus", ScannerKind.CLAMD, virus, timeout)),
                tally);
    }

    private static ScannerSettings settings(String name, ScannerKind kind, String address, Duration timeout) {
        return new ScannerSettings(
                name, kind, ScannerAddress.parse(address), timeout, 4, 10 << 20, Duration.ofMillis(100));
    }

    private static List<ScanFinding> ask(Scanners scanners, MessageSource message) {
        var scanning = scanners.start(message, QUESTION, Instant.now().plusSeconds(10));
        scanning.done().join();
        return scanning.findings();
    }

    private static MessageSource message(String text) {
        var eicar = ClamdServer.EICAR.getBytes(StandardCharsets.US_ASCII);
        var body = switch (text) {
            case "eicar" -> "\r\n" + ClamdServer.EICAR + "\r\n";
            case "gtube" -> "\r\n" + RspamdServer.GTUBE + "\r\n";
            case "zip" ->
                "MIME-Version: 1.0\r\nContent-Type: application/zip; name=a.zip\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(Zips.zip(Zips.entry("eicar.com", eicar)))
                        + "\r\n";
            default -> "\r\n" + text + "\r\n";
        };
        return MessageSource.of((HEADER + body).getBytes(StandardCharsets.US_ASCII));
    }
}
