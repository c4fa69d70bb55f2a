// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static final String CODE = "01k9zzzzzzabcdefghjkmnpqrs";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what is said                                 | code | page               | how it ends
            a refusal names the incident                   | 550  |                    | reason [CODE]
            with a page it names the page of the incident  | 550  | https://mx.test/r/ | reason https://mx.test/r/CODE
            a delay does too                               | 451  | https://mx.test/r/ | reason https://mx.test/r/CODE
            what is no refusal names nothing               | 250  | https://mx.test/r/ | reason
            """)
    void ends_with_the_incident(String what, int code, String page, String end) {
        var answer = Answer.of(code, "", "reason").about(page == null ? "" : page, CODE);
        assertThat(answer.lines()).isEqualTo(code + " " + end.replace("CODE", CODE) + "\r\n");
    }

    @ParameterizedTest(name = "a reason of {0} characters and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            300  |                    | [CODE]
            470  |                    | [CODE]
            500  |                    | rrr
            300  | https://mx.test/r/ | https://mx.test/r/CODE
            480  | https://mx.test/r/ | https://mx.test/r/CODE
            5000 | https://mx.test/r/ | https://mx.test/r/CODE
            """)
    void a_reply_has_512_octets_at_most_and_the_page_always_finds_room(int length, String page, String end) {
        var answer = Answer.of(550, "", "r".repeat(length)).about(page == null ? "" : page, CODE);
        assertThat(answer.lines()).hasSizeLessThanOrEqualTo(512).endsWith(end.replace("CODE", CODE) + "\r\n");
    }
}
