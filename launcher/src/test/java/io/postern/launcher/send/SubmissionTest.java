// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            line ends become CRLF                | "a\\nb\\rc\\r\\nd"  | "a\\r\\nb\\r\\nc\\r\\nd\\r\\n.\\r\\n"
            a dot at the start is stuffed        | ".a\\r\\n..b\\r\\n" | "..a\\r\\n...b\\r\\n.\\r\\n"
            a dot elsewhere stays                | "a.b\\n"           | "a.b\\r\\n.\\r\\n"
            a finished last line gets no other   | "a\\r\\n"          | "a\\r\\n.\\r\\n"
            nothing is a dot alone               | ""                 | ".\\r\\n"
            """)
    void is_written_as_smtp_wants_it(String what, String message, String wire) {
        var written = SmtpSubmission.wire(plain(message).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new String(written, StandardCharsets.ISO_8859_1)).isEqualTo(plain(wire));
    }

    @Test
    void our_id_is_found_in_the_last_reply_that_has_one() {
        assertThat(AcceptedId.in(List.of(
                        "220 postern ESMTP", "250 2.1.0 Fine", "250 2.0.0 Accepted as 01hqabc", "221 2.0.0 Bye")))
                .contains("01hqabc");
        assertThat(AcceptedId.in(List.of("250 2.0.0 queued"))).isEmpty();
    }

    @Test
    void the_first_refusal_is_found() {
        assertThat(AcceptedId.refusal(List.of("250 fine", "451 4.7.1 Greylisted", "554 5.5.1 No valid recipients")))
                .contains("451 4.7.1 Greylisted");
        assertThat(AcceptedId.refusal(List.of("250 fine"))).isEmpty();
    }

    private static String plain(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n");
    }
}
