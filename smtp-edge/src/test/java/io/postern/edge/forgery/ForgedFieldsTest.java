// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.forgery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Removal;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgedFieldsTest {
    private static final Set<String> IDS = Set.of("mx.local.test", "old.local.test");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            # what                                          | the message, / for CRLF                                                    | what is left of it
            results in our name                             | A: b/Authentication-Results: mx.local.test; spf=pass/C: d//body/           | A: b/C: d//body/
            of another name that we trust                   | Authentication-Results: old.local.test; spf=pass/C: d//body/               | C: d//body/
            somebody else's results stay                    | Authentication-Results: mx.x.test; spf=pass/C: d//body/                    | Authentication-Results: mx.x.test; spf=pass/C: d//body/
            a name that only begins like ours               | Authentication-Results: mx.local.test.x.test; spf=pass//body/              | Authentication-Results: mx.local.test.x.test; spf=pass//body/
            whatever the case                               | AUTHENTICATION-results: MX.Local.TEST; spf=pass/C: d//                     | C: d//
            with a version                                  | Authentication-Results: mx.local.test 1; spf=pass/C: d//                   | C: d//
            without a result                                | Authentication-Results: mx.local.test/C: d//                               | C: d//
            a dot at the end                                | Authentication-Results: mx.local.test.; spf=pass/C: d//                    | C: d//
            a blank before the colon                        | Authentication-Results : mx.local.test; spf=pass/C: d//                    | C: d//
            no blank behind it                              | Authentication-Results:mx.local.test;spf=pass/C: d//                       | C: d//
            the id on the next line                         | Authentication-Results:/ mx.local.test;/ spf=pass/C: d//                   | C: d//
            the colon on the next line                      | Authentication-Results/ : mx.local.test; spf=pass/C: d//                   | C: d//
            behind a comment                                | Authentication-Results: (a (b) \\) c) mx.local.test; spf=pass/C: d//       | C: d//
            a comment behind the id                         | Authentication-Results: mx.local.test(a); spf=pass/C: d//                  | C: d//
            quoted                                          | Authentication-Results: "mx.\\local.test"; spf=pass/C: d//               | C: d//
            a comment without an end hides something        | Authentication-Results: (a mx.local.test; spf=pass/C: d//                  | C: d//
            so does a quoted string                         | Authentication-Results: "mx.local.test; spf=pass/C: d//                    | C: d//
            ours is only told about                         | Authentication-Results: mx.x.test; spf=pass (mx.local.test)//              | Authentication-Results: mx.x.test; spf=pass (mx.local.test)//
            a field that begins alike                       | Authentication-Results-Old: mx.local.test; spf=pass//                      | Authentication-Results-Old: mx.local.test; spf=pass//
            ARC has a chain of its own                      | ARC-Authentication-Results: i=1; mx.local.test; spf=pass//                 | ARC-Authentication-Results: i=1; mx.local.test; spf=pass//
            a spam filter's field, folded                   | X-Spam-Status: No,/  score=-9/ /C: d//                                     | C: d//
            several, side by side and apart                 | X-Spam-A: 1/x-spam-b: 2/C: d/X-SPAM-C: 3//                                 | C: d//
            one that is not of that family                  | X-Spammer: me/X-Spam: yes//                                                | X-Spammer: me/X-Spam: yes//
            in the body nothing is looked for               | C: d//X-Spam-Flag: NO/Authentication-Results: mx.local.test; spf=pass/     | C: d//X-Spam-Flag: NO/Authentication-Results: mx.local.test; spf=pass/
            8 bits in it                                    | X-Spam-Näme: x/X-Spam-Report: für ä/Authentication-Results: mx.local.test; spf=pass (ü)/C: ö//ä | X-Spam-Näme: x/C: ö//ä
            no empty line                                   | C: d/X-Spam-Flag: NO/                                                      | C: d/
            nothing at all behind it                        | C: d/X-Spam-Flag: NO                                                       | C: d/
            nothing else                                    | X-Spam-Flag: NO/                                                           | ''
            no header                                       | //X-Spam-Flag: NO/                                                         | //X-Spam-Flag: NO/
            a line that is no field hides none behind it    | C: d/garbage/X-Spam-Flag: NO//                                             | C: d/garbage//
            a continuation of nothing                       | ' X-Spam-Flag: NO/C: d//'                                                | ' X-Spam-Flag: NO/C: d//'
            """)
    void finds_what_would_be_taken_for_ours(String what, String message, String left) {
        var octets = octets(message);
        for (int piece : new int[] {1, 2, 7, 4096}) {
            var fields = ForgedFields.in(IDS);
            for (int from = 0; from < octets.length; from += piece) {
                fields.content(octets, from, Math.min(octets.length, from + piece));
            }
            fields.finish();
            assertThat(without(octets, fields)).isEqualTo(new String(octets(left), StandardCharsets.UTF_8));
            assertThat(fields.octets()).isEqualTo(octets.length - octets(left).length);
        }
    }

    @Test
    void they_are_declared_by_their_octets_and_names() {
        var fields = look("A: b\r\nX-Spam-Flag: NO\r\nAuthentication-Results:\r\n mx.local.test;\r\n x\r\n\r\n");
        assertThat(fields.removals())
                .containsExactly(new Removal(6, 17, "X-Spam-Flag"), new Removal(23, 46, "Authentication-Results"));
    }

    @Test
    void a_huge_field_is_found_whole_and_an_id_behind_a_huge_comment_too() {
        var huge = "x".repeat(900) + "\r\n ";
        var fields = look("X-Spam-Report: " + huge.repeat(1000) + "\r\nAuthentication-Results: (" + huge.repeat(5)
                + ") mx.local.test; spf=pass\r\nAuthentication-Results:" + " ".repeat(3000)
                + "mx.local.test; spf=pass\r\nC: d\r\n\r\n");
        assertThat(fields.removals()).hasSize(3);
        assertThat(fields.removals().getFirst().octets()).isGreaterThan(900_000);
    }

    @Test
    void more_than_can_be_declared_are_too_many() {
        assertThat(look("X-Spam-A: b\r\n".repeat(ForgedFields.MOST)).tooMany()).isFalse();
        assertThat(look("X-Spam-A: b\r\n".repeat(ForgedFields.MOST + 1)).tooMany())
                .isTrue();
    }

    @Test
    void mail_of_our_own_keeps_its_fields() {
        var fields = ForgedFields.none();
        fields.content("X-Spam-Flag: NO\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, 19);
        fields.finish();
        assertThat(fields.removals()).isEmpty();
    }

    private static ForgedFields look(String message) {
        var octets = message.getBytes(StandardCharsets.UTF_8);
        var fields = ForgedFields.in(IDS);
        fields.content(octets, 0, octets.length);
        fields.finish();
        return fields;
    }

    private static byte[] octets(String text) {
        return text.replace("/", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String without(byte[] octets, ForgedFields fields) {
        var left = new java.io.ByteArrayOutputStream();
        int at = 0;
        for (var removal : fields.removals()) {
            left.write(octets, at, (int) removal.from() - at);
            at = (int) removal.from() + removal.octets();
        }
        left.write(octets, at, octets.length - at);
        return left.toString(StandardCharsets.UTF_8);
    }
}
