// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTallyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # where it ended | reply                           | accepted | turned away | closed | other | refused
            CONTENT          | 250 2.0.0 Accepted as x         | 1        | 0           | 0      | 0     | 0
            BANNER           | 421 4.3.2 Going down            | 0        | 1           | 0      | 0     | 0
            CONNECT          | nobody listens                  | 0        | 0           | 1      | 0     | 0
            CONNECT          | connection lost                 | 0        | 0           | 0      | 1     | 0
            MAIL             | 421 4.3.2 Going down            | 0        | 0           | 0      | 1     | 0
            RCPT             | 451 4.3.0 No verdict            | 0        | 0           | 0      | 1     | 0
            RCPT             | 550 5.1.1 Nobody here           | 0        | 0           | 0      | 1     | 1
            CONTENT          | connection lost                 | 0        | 0           | 0      | 1     | 0
            """)
    void what_a_client_saw_is_one_of_these(
            Moment at, String reply, int accepted, int turnedAway, int closed, int others, int refused) {
        var tally = new CallTally(5);
        tally.tried(new Try(7, at, reply, -1));
        var seen = tally.seen();
        assertThat(seen.handedIn()).isEqualTo(accepted);
        assertThat(tally.accepted().get(7)).isEqualTo(accepted == 1);
        assertThat(seen.turnedAway()).isEqualTo(turnedAway);
        assertThat(seen.closed()).isEqualTo(closed);
        assertThat(seen.others()).isEqualTo(others);
        assertThat(seen.refused()).isEqualTo(refused);
    }
}
