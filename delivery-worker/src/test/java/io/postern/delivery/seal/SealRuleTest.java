// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.header.Header;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Removal;
import io.postern.contracts.finding.AuthResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealRuleTest {
    private static final Content CONTENT = new Content.Inline(Changed.octets(1));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # whose mail, and what we do to it                 | chain | of ours | edit    | sealed
            a stranger's whose subject is tagged               | none  | false   | tag     | true
            a stranger's from which a field is removed         | none  | false   | removal | true
            a stranger's that gets a subject                   | none  | false   | subject | true
            one with a chain that passes                       | pass  | false   | tag     | true
            one with a chain that failed: it is told once      | fail  | false   | removal | true
            a stranger's on which we only put our trace        | pass  | false   | trace   | false
            one at whose chain nobody has looked               |       | false   | tag     | false
            one from a machine of ours                         | none  | true    | removal | false
            """)
    void which_are_sealed(String what, String chain, boolean ours, String edit, boolean sealed) {
        var fields = new ArrayList<>(Changed.FIELDS);
        if (edit.equals("subject")) {
            fields.addFirst("Subject: [junk]\r\n");
        }
        var message = Changed.message(
                CONTENT,
                chain == null ? null : AuthResult.valueOf(chain.toUpperCase()),
                ours,
                fields,
                edit.equals("removal") ? List.of(new Removal(3, 4, "X-Spam-Flag")) : List.of(),
                edit.equals("tag") ? List.of(new Insertion(3, " [junk]", "Subject")) : List.of());
        assertThat(SealRule.wants(message)).isEqualTo(sealed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what was found, and what is there                  | chain | field              | judged
            no chain was found, and there is none                | none  | X: y               | true
            no chain was found where there is one: nobody looked | none  | ARC-Seal: i=1      | false
            a part of one is one, too                            | none  | Arc-Authentication-Results: i=1 | false
            a chain that was found                               | pass  | ARC-Seal: i=1      | true
            a broken one                                         | fail  | ARC-Seal: i=1      | true
            """)
    void what_nobody_has_looked_at_is_not_called_failed(String what, String chain, String field, boolean judged)
            throws IOException {
        var header = Header.read(new ByteArrayInputStream((field + "\r\n\r\n").getBytes()));
        var found = AuthResult.valueOf(chain.toUpperCase());
        assertThat(SealRule.judged(found, header)).isEqualTo(judged);
        assertThat(SealRule.judged(found, new Header(header.fields(), false))).isFalse();
    }

    @Test
    void the_results_are_those_of_our_own_field() {
        assertThat(SealRule.results(Changed.message(CONTENT, AuthResult.NONE), "us.test"))
                .isEqualTo("edge.test;\r\n\tspf=pass smtp.mailfrom=x.test");
        var without =
                Changed.message(CONTENT, AuthResult.NONE, false, List.of("Received: x\r\n"), List.of(), List.of());
        assertThat(SealRule.results(without, "us.test")).isEqualTo("us.test; none");
    }
}
