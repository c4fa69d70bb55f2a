// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Content;
import io.postern.delivery.dsn.OriginalHeader.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalHeaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            # what                                    | message                    | most | header           | extent
            the empty line ends it                    | A: 1\\r\\nB: 2\\r\\n\\r\\nC: 3 | 99 | A: 1\\r\\nB: 2\\r\\n | WHOLE
            so does one that ends in LF alone         | A: 1\\nB: 2\\n\\nC: 3      | 99   | A: 1\\nB: 2\\n   | WHOLE
            there may be a header only                | A: 1\\r\\n                 | 99   | A: 1\\r\\n        | WHOLE
            there may be none                         | \\r\\nHello                | 99   | ''               | WHOLE
            a message may be empty                    | ''                         | 99   | ''               | WHOLE
            it is cut behind a line                   | A: 1\\r\\nB: 2\\r\\n\\r\\n | 9    | A: 1\\r\\n        | CUT
            or at its end                             | A: 1\\r\\nB: 2\\r\\n\\r\\n | 12   | A: 1\\r\\nB: 2\\r\\n | WHOLE
            a first line may be too long              | A: 123456789\\r\\n\\r\\n   | 9    | ''               | CUT
            a CR in a line is none of its ends        | A: 1\\r\\rB\\r\\n\\r\\nC   | 99   | A: 1\\r\\rB\\r\\n | WHOLE
            """)
    void is_what_stands_before_the_first_empty_line(
            String what, String message, int most, String header, Extent extent) {
        var found = OriginalHeader.of(new Content.Inline(octets(message)), most);
        assertThat(found.octets()).isEqualTo(octets(header));
        assertThat(found.extent()).isEqualTo(extent);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            # what                            | header                              | value
            a field is found by its name      | A: 1\\r\\nSubject: hello\\r\\n       | hello
            whatever its case                 | SUBJECT:hello\\r\\n                  | hello
            the first counts                  | Subject: a\\r\\nSubject: b\\r\\n     | a
            it is unfolded                    | Subject: a\\r\\n b\\r\\n\\tc\\r\\nA: | a b\\tc
            there may be none                 | A: 1\\r\\n                           | ''
            """)
    void has_fields(String what, String header, String value) {
        var found = OriginalHeader.beginning(octets(header), 999);
        assertThat(found.field("Subject")).isEqualTo(value.translateEscapes());
    }

    @Test
    void a_header_of_content_that_is_gone_stays_gone() {
        assertThat(OriginalHeader.GONE.atMost(0).extent()).isEqualTo(Extent.GONE);
    }

    private static byte[] octets(String text) {
        return text.translateEscapes().getBytes(ISO_8859_1);
    }
}
