// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryKeyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # record                                | begins a message | key of bert@x.test
            01kan                                   | true             | 01kan bert@x.test
            01kan-0123456789abcdef                  | false            | 01kan bert@x.test
            01kan-g1.2                              | false            | 01kan bert@x.test
            01kan-0123456789abcdef-q3               | false            | 01kan bert@x.test
            01kan-q1-r1                             | true             | 01kan-r1 bert@x.test
            01kan-q1-r1-0123456789abcdef            | false            | 01kan-r1 bert@x.test
            01kan-q1-r1-g1.2                        | false            | 01kan-r1 bert@x.test
            01kan-q1-r1-q1-r12                      | true             | 01kan-r12 bert@x.test
            """)
    void is_found_by_any_record_of_the_message(String recordId, boolean begins, String expected) {
        assertThat(EntryKey.begins("01kan", recordId)).isEqualTo(begins);
        var key = EntryKey.of("01kan", recordId, "bert@x.test");
        assertThat(key).isEqualTo(expected);
        assertThat(EntryKey.messageId(key)).isEqualTo("01kan");
        assertThat(EntryKey.recipient(key)).isEqualTo("bert@x.test");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            '"odd -r1 one"@X.test' | x.test
            bert@X.test            | x.test
            """)
    void odd_addresses_are_kept_as_they_are(String recipient, String domain) {
        var key = EntryKey.of("m1", "m1", recipient);
        assertThat(EntryKey.recipient(key)).isEqualTo(recipient);
        assertThat(EntryKey.messageId(key)).isEqualTo("m1");
        assertThat(EntryKey.domain(key)).isEqualTo(domain);
    }
}
