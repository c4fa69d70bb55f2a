// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is suspected waits for the banner for longer; who is suspected is for the policy to say. */
class SuspectTest {
    private static final Listener MX =
            FakeWorld.listener(ListenerKind.MX, Duration.ofMillis(200), List.of(), List.of());
    private final FakeWorld world = new FakeWorld();
    private final List<String> counted = new ArrayList<>();

    @BeforeEach
    void count() {
        world.tally = new FakeTally() {
            @Override
            public void suspect() {
                counted.add("suspect");
            }

            @Override
            public void earlyTalker(boolean suspect) {
                counted.add(suspect ? "early suspect" : "early");
            }
        };
        world.suspect = "dnsbl-listed";
    }

    private void waits() {
        world.run(world.timers.removeFirst());
    }

    @Test
    void a_suspect_waits_longer_and_is_welcome_then() {
        world.begin(MX);
        waits();
        assertThat(world.sent).as("after the usual delay").isEmpty();
        world.session.tick(System.nanoTime() + Duration.ofSeconds(60).toNanos());
        assertThat(world.hungUp).as("the wait is no fault of ours").isFalse();
        waits();
        assertThat(world.sent.toString()).startsWith("220 ");
        assertThat(world.timers).isEmpty();
        assertThat(counted).containsExactly("suspect");
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nQUIT\r\n");
        assertThat(world.transcripts.getFirst().lines())
                .anyMatch(line -> line.text().startsWith("suspect (dnsbl-listed): banner in "));
    }

    @Test
    void a_suspect_that_speaks_while_it_waits_is_refused_and_the_trace_says_so() {
        world.begin(MX);
        waits();
        assertThat(world.say("EHLO a\r\n"))
                .startsWith("554 5.5.1 You spoke before our greeting")
                .endsWith(" [id1]\r\n");
        assertThat(world.hungUp).isTrue();
        assertThat(counted).containsExactly("suspect", "early suspect");
        assertThat(world.transcripts)
                .singleElement()
                .satisfies(said -> assertThat(said.lines())
                        .extracting(line -> line.speaker() + " " + line.text())
                        .anyMatch(line -> line.startsWith("NOTE suspect (dnsbl-listed): banner in "))
                        .anyMatch(line -> line.startsWith("US 554 5.5.1")));
    }

    @Test
    void who_speaks_in_the_usual_delay_was_no_suspect_yet() {
        world.begin(MX);
        assertThat(world.say("EHLO a\r\n")).startsWith("554 5.5.1 ");
        assertThat(counted).containsExactly("early");
    }

    @Test
    void without_a_verdict_in_time_the_usual_delay_is_enough() {
        world.verdictsFail = true;
        world.begin(MX);
        waits();
        assertThat(world.sent.toString()).startsWith("220 ");
        assertThat(counted).isEmpty();
    }

    @Test
    void one_that_is_refused_at_the_banner_hears_that_at_once() {
        world.connection = new Decision.Reject("blocked", new Reply(550, "5.7.1", "Blocked"));
        world.begin(MX);
        waits();
        assertThat(world.sent.toString()).startsWith("554 5.7.1 Blocked");
        assertThat(counted).isEmpty();
    }

    @Test
    void at_a_shutdown_nobody_waits_on() {
        world.begin(MX);
        waits();
        world.run(() -> world.session.drain(false));
        assertThat(world.sent.toString()).startsWith("421 4.3.2 ");
        assertThat(world.hungUp).isTrue();
        waits();
        assertThat(world.sent.toString()).doesNotContain("220");
    }

    @Test
    void one_that_waits_has_its_place_and_gives_it_back_when_it_goes() {
        world.gate = MeasureTest.gate(1, 0, 0);
        world.begin(MX);
        waits();
        var second = new FakeWorld();
        second.gate = world.gate;
        second.begin(MX);
        assertThat(second.sent.toString()).startsWith("421 4.7.0 Too many connections from your address");
        world.run(world.session::gone);
        assertThat(world.gate.addresses()).isZero();
        waits();
        assertThat(world.sent).isEmpty();
        assertThat(world.transcripts).as("nothing was said").isEmpty();
    }

    @Test
    void nobody_waits_where_no_banner_is_held_back() {
        world.begin(FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of()));
        assertThat(world.sent.toString()).startsWith("220 ");
        assertThat(counted).isEmpty();
    }

    @Test
    void whom_a_proxy_names_has_the_banner_of_the_proxy_behind_it() {
        world.begin(FakeWorld.listener(ListenerKind.MX, Duration.ofMillis(200), List.of(), List.of("192.0.2.7")));
        waits();
        assertThat(world.say("EHLO proxy.test\r\nXCLIENT ADDR=203.0.113.5\r\n")).contains("220 edge.test");
        assertThat(counted).isEmpty();
    }
}
