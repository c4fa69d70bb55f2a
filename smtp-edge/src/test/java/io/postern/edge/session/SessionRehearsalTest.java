// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ListenerKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionRehearsalTest {

    @Test
    void every_session_is_played_to_its_end() {
        var accepted = new int[1];
        var closed = new int[1];
        int played = SessionRehearsal.play(Duration.ZERO, new FakeWorld().rules(), new FakeTally() {
            @Override
            public void accepted(ListenerKind listener, long octets) {
                accepted[0]++;
            }

            @Override
            public void reply(int code, String status) {
                closed[0] += code == 221 ? 1 : 0;
            }
        });
        assertThat(accepted[0]).isEqualTo(closed[0]).isEqualTo(played).isPositive();
    }
}
