// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.ScanFinding.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what clamd says                                   | status   | name                 | reason
            stream: OK                                          | CLEAN    | -                    | -
            stream: Win.Test.EICAR_HDB-1 FOUND                  | INFECTED | Win.Test.EICAR_HDB-1 | -
            stream: Heuristics.Encrypted.Zip FOUND              | INFECTED | Heuristics.Encrypted.Zip | -
            INSTREAM size limit exceeded. ERROR                 | CLEAN    | -                    | not looked at: the message is larger than it takes
            stream: Can't allocate memory ERROR                 | UNKNOWN  | -                    | it says: Can't allocate memory ERROR
            """)
    void clamd(String answer, Status status, @Nullable String name, @Nullable String reason) throws IOException {
        assertThat(Clamd.finding("virus", answer)).isEqualTo(new ScanFinding("virus", status, null, name, reason));
    }

    @Test
    void clamd_says_nothing_or_nonsense() {
        assertThatThrownBy(() -> Clamd.finding("virus", ""))
                .isInstanceOf(IOException.class)
                .hasMessage("it hung up");
        assertThatThrownBy(() -> Clamd.finding("virus", "UNKNOWN COMMAND"))
                .isInstanceOf(IOException.class)
                .hasMessage("it says: UNKNOWN COMMAND");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            # what rspamd says                                                       | status  | score | name            | reason
            {"score": 1.5, "required_score": 15, "action": "no action"}              | CLEAN   | 1.5   | no action       | -
            {"score": 4.0, "action": "greylist"}                                     | CLEAN   | 4     | greylist        | -
            {"score": 7, "action": "add header"}                                     | SPAM    | 7     | add header      | -
            {"score": 9, "action": "rewrite subject"}                                | SPAM    | 9     | rewrite subject | -
            {"score": 15.25, "action": "reject"}                                     | SPAM    | 15.25 | reject          | -
            {"score": 1, "action": "soft reject", "messages": {"smtp_message": "x"}} | UNKNOWN | 1     | soft reject     | it says: x
            {"score": null, "action": "no action"}                                   | CLEAN   | -     | no action       | -
            """)
    void rspamd(String answer, Status status, @Nullable Double score, String name, @Nullable String reason)
            throws IOException {
        assertThat(JsonRspamdAnswer.finding("spam", answer.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ScanFinding("spam", status, score, name, reason));
    }

    @Test
    void rspamd_says_nothing_or_nonsense() {
        for (var answer : List.of("", "[]", "{}", "<html>", "{\"error\": \"busy\", \"action\": \"no action\"}")) {
            assertThatThrownBy(() -> JsonRspamdAnswer.finding("spam", answer.getBytes(StandardCharsets.UTF_8)))
                    .as(answer)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void rspamd_is_told_the_envelope_and_strangers_write_no_field_of_their_own() {
        var question = new ScanQuestion(
                "192.0.2.7", "mx\r\nUser: admin", "anna@a.test", List.of("bert@b.test", "carl@b.test"), "id-1");
        assertThat(Rspamd.request(question, 17)).isEqualTo("""
                POST /checkv2 HTTP/1.0
                Content-Length: 17
                Queue-Id: id-1
                Ip: 192.0.2.7
                Helo: mxUser: admin
                From: anna@a.test
                Rcpt: bert@b.test
                Rcpt: carl@b.test

                """.replace("\n", "\r\n"));
        assertThat(Rspamd.request(new ScanQuestion("192.0.2.7", "", "", List.of(), "id-1"), 0))
                .doesNotContain("From", "Helo", "Rcpt");
    }
}
