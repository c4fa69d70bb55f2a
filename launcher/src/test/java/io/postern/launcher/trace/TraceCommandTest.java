// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01k9zzzzzzabcdefghjkmnpqrs                            | 01k9zzzzzzabcdefghjkmnpqrs
            https://mail.example.org/r/01k9zzzzzzabcdefghjkmnpqrs | 01k9zzzzzzabcdefghjkmnpqrs
            https://mail.example.org/?c=01k9zzzzzzabcdefghjkmnpqrs | 01k9zzzzzzabcdefghjkmnpqrs
            <abc/def@example.org>                                 | <abc/def@example.org>
            """)
    void of_the_address_of_a_page_the_code_is_meant(String said, String id) {
        assertThat(TraceCommand.named(said)).isEqualTo(id);
    }
}
