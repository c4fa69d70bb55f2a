// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisAccessTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            redis://127.0.0.1:6379              | redis://127.0.0.1:6379
            redis://:secret@host:6379/1         | redis://host:6379/1
            rediss://user:secret@host           | rediss://host
            redis://user:se^cr%et@host         | redis://host
            redis://user:se@cret@host_name:6379 | redis://host_name:6379
            user:secret@host                    | host
            """)
    void an_address_is_shown_without_its_secrets_however_odd_it_is(String url, String shown) {
        assertThat(RedisAccess.plain(url).toString()).isEqualTo(shown).doesNotContain("secret");
    }
}
