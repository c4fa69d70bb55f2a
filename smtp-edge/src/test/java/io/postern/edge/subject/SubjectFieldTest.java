// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectFieldTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what                                       | header                                 | with the tag
            a subject                                    | From: a@x~Subject: hello~~             | From: a@x~Subject: [junk] hello~~
            the very first field                         | Subject: hello~~                       | Subject: [junk] hello~~
            without a blank                              | Subject:hello~~                        | Subject: [junk] hello~~
            with a tab                                   | Subject:>hello~~                       | Subject: [junk]>hello~~
            in other letters                             | SUBJECT: hello~~                       | SUBJECT: [junk] hello~~
            with a blank before the colon, as of old     | Subject : hello~~                      | Subject : [junk] hello~~
            folded                                       | Subject:~ hello~ you~~                 | Subject: [junk]~ hello~ you~~
            encoded words                                | Subject: =?utf-8?q?h=C3=A4?=~~         | Subject: [junk] =?utf-8?q?h=C3=A4?=~~
            raw octets beyond ASCII                      | Subject: hä~~                          | Subject: [junk] hä~~
            empty                                        | Subject:~~                             | Subject: [junk]~~
            blank                                        | Subject: ~~                            | Subject: [junk] ~~
            the first of two                             | Subject: a~Subject: b~~                | Subject: [junk] a~Subject: b~~
            behind a line that is no field               | From us, today~Subject: hello~~        | From us, today~Subject: [junk] hello~~
            a name that only begins alike                | Subjects: hello~~                      | none
            a name that only ends alike                  | X-Subject: hello~~                     | none
            a folded line is no field                    | To: b@y~ Subject: hello~~              | none
            what stands in the body is no field          | To: b@y~~Subject: hello~               | none
            no colon                                     | Subject hello~~                        | none
            no header at all                             | ~Subject: hello~                       | none
            letters that are none                        | "SUB*ECT: hello~~"                     | none
            """)
    void the_tag_stands_between_the_colon_and_what_follows(String what, String header, String expected) {
        var bytes = header.replace("~", "\r\n").replace(">", "\t").getBytes(UTF_8);
        for (int piece = 1; piece <= bytes.length; piece++) {
            var field = new SubjectField();
            for (int from = 0; from < bytes.length; from += piece) {
                field.content(bytes, from, Math.min(bytes.length, from + piece));
            }
            assertThat(tagged(bytes, field)).as("in pieces of " + piece).isEqualTo(expected);
        }
    }

    private static String tagged(byte[] bytes, SubjectField field) {
        var insertion = field.tagged("[junk]");
        if (insertion == null) {
            return "none";
        }
        int at = (int) insertion.at();
        var text = new String(bytes, 0, at, UTF_8) + insertion.text() + new String(bytes, at, bytes.length - at, UTF_8);
        return text.replace("\r\n", "~").replace("\t", ">");
    }
}
