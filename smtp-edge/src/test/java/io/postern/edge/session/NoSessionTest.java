// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.IpAddress;
import io.postern.contracts.network.Networks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is turned away before there is a session hears a code, and finds it in the trace. */
class NoSessionTest {
    private static final Listener MX = FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of());
    private static final byte[] CLIENT = Objects.requireNonNull(IpAddress.parse("2001:db8::7"));
    private final FakeWorld world = new FakeWorld();
    private final List<String> counted = new ArrayList<>();

    @BeforeEach
    void count() {
        world.tally = new FakeTally() {
            @Override
            public void reply(int code, String status) {
                counted.add(code + " " + status);
            }

            @Override
            public void untold() {
                counted.add("untold");
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FULL          | 421 4.3.2 Too many sessions, please try again later [id1]              | no session at listener mx: there is no room for another session, see postern.edge.max-sessions
            LISTENER_FULL | 421 4.3.2 Too many sessions, please try again later [id1]              | no session at listener mx: there is no room for another session at it, see postern.edge.listeners.*.limits.max-sessions
            SHUTTING_DOWN | 421 4.3.2 Going down for maintenance, please try again later [id1]     | no session at listener mx: we are about to stop
            """)
    void the_code_in_the_reply_is_that_of_the_transcript(NoSession why, String reply, String note) {
        assertThat(why.turnAway(MX, world.rules(), world.services(), CLIENT, 4711))
                .isEqualTo(reply + "\r\n");
        assertThat(counted).containsExactly("421 4.3.2");
        assertThat(world.transcripts).singleElement().satisfies(said -> {
            assertThat(said.sessionId()).isEqualTo("id1");
            assertThat(said.peer()).isEqualTo("[2001:db8::7]:4711");
            assertThat(said.lines())
                    .extracting(line -> line.speaker() + " " + line.text())
                    .containsExactly("NOTE " + note, "US " + reply);
        });
    }

    @Test
    void a_flood_of_them_is_counted_and_a_few_are_told() {
        var services = world.services();
        for (int i = 0; i < 500; i++) {
            assertThat(NoSession.FULL.turnAway(MX, world.rules(), services, CLIENT, 4711))
                    .contains(" [id" + (i + 1) + "]");
        }
        assertThat(world.transcripts).hasSize(2);
        assertThat(counted).filteredOn("untold"::equals).hasSize(498);
    }

    @Test
    void whom_only_tls_would_reach_is_told_nothing_but_traced() {
        var secure = new Listener(
                "submissions",
                ListenerKind.SUBMISSION,
                "",
                0,
                GreetDelay.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                TlsMode.IMPLICIT,
                true,
                true,
                false);
        assertThat(NoSession.FULL.turnAway(secure, world.rules(), world.services(), CLIENT, 4711))
                .isEmpty();
        assertThat(counted).isEmpty();
        assertThat(world.transcripts)
                .singleElement()
                .satisfies(said -> assertThat(said.lines()).hasSize(1));
    }

    @Test
    void who_meets_a_limit_again_and_again_hears_it_each_time_and_is_traced_twice() {
        world.gate = MeasureTest.gate(1, 0, 0);
        world.begin(MX);
        for (int i = 0; i < 5; i++) {
            var next = new FakeWorld();
            next.gate = world.gate;
            next.traces = world.traces;
            next.tally = world.tally;
            next.begin(MX);
            assertThat(next.sent.toString())
                    .isEqualTo("421 4.7.0 Too many connections from your address (1 open); close some first [id1]\r\n");
            assertThat(next.transcripts).hasSize(i < 2 ? 1 : 0);
        }
        assertThat(counted).filteredOn("untold"::equals).hasSize(3);
    }

    @Test
    void so_it_is_with_early_talkers() {
        for (int i = 0; i < 5; i++) {
            var early = new FakeWorld();
            early.traces = world.traces;
            early.begin(FakeWorld.listener(ListenerKind.MX, Duration.ofMillis(200), List.of(), List.of()));
            assertThat(early.say("EHLO a\r\n")).startsWith("554 5.5.1 ");
            assertThat(early.transcripts).hasSize(i < 2 ? 1 : 0);
        }
    }
}
