// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisStateTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # one,      other,      both
            NOT_USED,   NOT_USED,   NOT_USED
            NOT_USED,   CONNECTED,  CONNECTED
            CONNECTED,  NOT_USED,   CONNECTED
            CONNECTED,  CONNECTED,  CONNECTED
            CONNECTED,  AWAY,       AWAY
            AWAY,       CONNECTED,  AWAY
            AWAY,       NOT_USED,   AWAY
            """)
    void it_is_away_if_one_connection_is(RedisState one, RedisState other, RedisState both) {
        assertThat(one.and(other)).isEqualTo(both);
    }
}
