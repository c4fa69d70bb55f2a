// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                                     | before     | unread | TLS first | read on
            one word is read while a client waits to be let in         | ANNOUNCING | 0      | false     | true
            and no more of it                                          | ANNOUNCING | 1      | false     | false
            the beginning of TLS is read whole                         | ANNOUNCING | 2000   | true      | true
            but not what no handshake needs                            | ANNOUNCING | 16384  | true      | false
            where TLS is there already nothing is read ahead           | CONNECTED  | 1      | true      | false
            """)
    void reads_ahead(String what, String before, int unread, boolean tlsAhead, boolean more) {
        var state = before.equals("ANNOUNCING") ? new State.Announcing() : new State.Connected();
        assertThat(new State.Checking(state).wantsMore(unread, tlsAhead)).isEqualTo(more);
    }
}
