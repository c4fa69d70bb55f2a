// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static io.postern.authentication.signatures.Judged.only;
import static io.postern.authentication.signatures.Judged.says;
import static io.postern.authentication.signatures.Judged.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.dkim.Letter;
import io.postern.authentication.key.TestKeys;
import io.postern.contracts.finding.AuthResult;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signature bears of what happens to a message on its way. */
class ChangesTest {
    @Test
    void a_length_is_told_and_what_is_added_behind_it_passes() throws IOException {
        var letter = Letter.usual().signed(TestKeys.RSA, "l=25");
        var finding = only(letter.text() + "more\r\n", zone());
        assertThat(finding.result()).isEqualTo(AuthResult.PASS);
        assertThat(finding.bodyLength()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nothing is changed                       | x             | x                     | pass |
            a signed field is changed                | bert@         | eve@                  | fail | the signature does not fit
            the body is changed                      | at noon?      | at one?               | fail | the body is not the one
            the signature is changed                 | b=            | b=AAAA                | fail | the signature does not fit
            a field that is not signed is added      | "\\r\\nFrom:" | "\\r\\nX-New: y\\r\\nFrom:" | pass |
            a second To is put below the signed one  | "Subject:"    | "To: z\\r\\nSubject:" | fail | the signature does not fit
            a second To is put on top                | "\\r\\nFrom:" | "\\r\\nTo: z\\r\\nFrom:" | pass |
            blanks in a field come and go            | "Lunch  at"   | "Lunch at "           | pass |
            the fold of a field comes and goes       | "\\r\\n\\tnoon" | " noon"             | pass |
            the name of a field is in capitals       | "\\r\\nTo:" | "\\r\\nTO :"         | pass |
            blanks in the body come and go           | "Hello  Bert, " | "Hello Bert,"       | pass |
            blank lines at the end come and go       | "at noon?\\r\\n\\r\\n" | "at noon?\\r\\n\\r\\n\\r\\n" | pass |
            a blank line inside the body is gone     | "\\r\\n\\r\\nat noon" | "\\r\\nat noon" | fail | the body is not the one
            a tag of the signature is changed        | "d=example.org" | "d=example.org; t=5" | fail | the signature does not fit
            the algorithm stands twice               | "a=rsa"       | "a=rsa-sha256; a=rsa" | permerror | a= stands twice
            """)
    void a_relaxed_signature_and_what_happens_to_the_message(
            String sentence, String from, String to, String result, String reason) throws IOException {
        var text = Letter.usual().signed(TestKeys.RSA).text();
        var changed = text.replaceFirst(Pattern.quote(plain(from)), Matcher.quoteReplacement(plain(to)));
        says(only(changed, zone()), sentence, result, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            blanks in a field            | "Lunch  at"       | "Lunch at"    | the signature does not fit
            the fold of a field          | "\\r\\n\\tnoon"   | " noon"       | the signature does not fit
            the name of a field          | "\\r\\nTo:"      | "\\r\\nto:" | the signature does not fit
            blanks in the body           | "Hello  Bert, "   | "Hello Bert," | the body is not the one
            """)
    void a_simple_signature_bears_no_change(String sentence, String from, String to, String reason) throws IOException {
        var text = Letter.usual().signed(TestKeys.RSA, "c=simple/simple").text();
        says(only(text.replace(plain(from), plain(to)), zone()), sentence, "fail", reason);
    }

    @Test
    void lines_of_a_file_are_read_as_those_of_the_wire() throws IOException {
        var text = Letter.usual().signed(TestKeys.RSA, "c=simple/simple").text();
        assertThat(only(text.replace("\r\n", "\n"), zone()).result()).isEqualTo(AuthResult.PASS);
    }

    private static String plain(String shown) {
        return shown.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }
}
