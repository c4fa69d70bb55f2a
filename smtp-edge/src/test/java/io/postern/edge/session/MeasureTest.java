// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.Networks;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.Gates;
import io.postern.edge.limit.LimitSettings;
import io.postern.edge.limit.ListenerLimits;
import io.postern.edge.limit.Metered;
import io.postern.edge.limit.Pace;
import io.postern.edge.limit.SessionTime;
import io.postern.edge.limit.Tarpit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session does at its limits; the limits themselves have their own tests. */
class MeasureTest {
    private static final Listener MX = FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of());
    private static final String TRANSACTION = "EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@local.test>\r\nDATA\r\n";
    private final FakeWorld world = new FakeWorld();

    private static LimitSettings settings(int sessions, int messages, int recipients) {
        return new LimitSettings(
                sessions,
                0,
                Networks.NONE,
                0,
                messages,
                recipients,
                100,
                new Tarpit(100, Duration.ZERO, 4, 0),
                Pace.Floor.NONE,
                new SessionTime(Duration.ZERO, Duration.ZERO),
                false,
                Duration.ofSeconds(1));
    }

    static Gate gate(int sessions, int messages, int recipients) {
        return Gate.of(settings(sessions, messages, recipients), null, "edge");
    }

    @Test
    void mistakes_beyond_the_free_ones_are_answered_later_and_nothing_is_heard_meanwhile() {
        world.tarpit = new Tarpit(1, Duration.ofSeconds(10), 20, 0);
        world.begin(MX);
        assertThat(world.say("BANANA\r\n")).startsWith("500 ");
        assertThat(world.say("BANANA\r\nNOOP\r\n")).isEmpty();
        assertThat(world.timers).hasSize(1);
        world.run(world.timers.removeFirst());
        assertThat(world.sent.toString()).startsWith("500 ").contains("250 2.0.0 Ok");
    }

    @Test
    void who_guesses_names_is_sent_away() {
        world.tarpit = new Tarpit(100, Duration.ZERO, 20, 2);
        world.begin(MX);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RCPT TO:<reject1@x.test>\r\nRCPT TO:<reject2@x.test>\r\nRCPT TO:<reject3@x.test>\r\n"))
                .contains("550 5.7.1 No relaying", "421 4.7.0 Too many refused recipients (3)");
        assertThat(world.hungUp).isTrue();
        assertThat(world.limited).containsExactly(Tally.Limit.MISTAKES);
    }

    @Test
    void a_place_is_taken_and_given_back() {
        world.gate = gate(1, 0, 0);
        world.begin(MX);
        var second = new FakeWorld();
        second.gate = world.gate;
        second.begin(MX);
        assertThat(second.sent.toString()).startsWith("421 4.7.0 Too many connections from your address (1 open)");
        assertThat(second.hungUp).isTrue();
        assertThat(second.limited).containsExactly(Tally.Limit.OPEN_FROM_ADDRESS);
        world.say("QUIT\r\n");
        var third = new FakeWorld();
        third.gate = world.gate;
        third.begin(MX);
        assertThat(third.sent.toString()).startsWith("220 ");
        third.run(third.session::gone);
        assertThat(world.gate.addresses()).isZero();
    }

    @Test
    void messages_and_recipients_beyond_the_rate_are_put_off() {
        world.gate = gate(0, 1, 2);
        world.begin(MX);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RCPT TO:<c@local.test>\r\nRCPT TO:<d@local.test>\r\n"))
                .contains("250 2.1.5 ");
        assertThat(world.say("RCPT TO:<e@local.test>\r\n")).startsWith("451 4.7.0 Too many recipients");
        assertThat(world.say("RSET\r\nMAIL FROM:<a@b.test>\r\n")).contains("451 4.7.0 Too many messages");
        assertThat(world.say("RCPT TO:<c@local.test>\r\n")).startsWith("503 ");
        assertThat(world.limited).containsExactly(Tally.Limit.RECIPIENTS, Tally.Limit.MESSAGES);
    }

    @Test
    void a_listener_with_figures_of_its_own_leaves_the_places_and_rates_of_the_others_alone() {
        var own = new ListenerLimits(settings(1, 1, 0), true, Set.of(Metered.MESSAGES), 1, 1);
        var gates = Gates.of(settings(2, 0, 0), Map.of("narrow", own), null, "edge");
        world.gate = gates.at("narrow");
        world.begin(MX);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RSET\r\nMAIL FROM:<a@b.test>\r\n")).contains("451 4.7.0 Too many messages");
        var second = new FakeWorld();
        second.gate = gates.at("narrow");
        second.begin(MX);
        assertThat(second.sent.toString()).startsWith("421 4.7.0 Too many connections from your address (1 open)");
        for (var listener : List.of("mx", "mx2")) {
            var elsewhere = new FakeWorld();
            elsewhere.gate = gates.at(listener);
            elsewhere.begin(MX);
            elsewhere.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
            assertThat(elsewhere.say("RSET\r\nMAIL FROM:<a@b.test>\r\n")).contains("250 2.1.0 ");
        }
        var third = new FakeWorld();
        third.gate = gates.at("mx");
        third.begin(MX);
        assertThat(third.sent.toString()).startsWith("421 4.7.0 Too many connections from your address (2 open)");
        world.run(world.session::gone);
        assertThat(gates.addresses()).as("those of mx").isEqualTo(1);
    }

    @Test
    void content_that_drips_ends_the_session() {
        world.pace = new Pace.Floor(64, Duration.ofSeconds(1), Duration.ZERO);
        world.begin(MX);
        world.say(TRANSACTION);
        world.run(() ->
                world.session.tick(System.nanoTime() + Duration.ofSeconds(30).toNanos()));
        assertThat(world.sent.toString()).contains("421 4.4.2 Content came at less than 64 octets a second");
        assertThat(world.limited).containsExactly(Tally.Limit.CONTENT_RATE);
        assertThat(world.room.used()).isZero();
    }

    @Test
    void a_session_has_an_end_however_busy_it_is() {
        world.time = new SessionTime(Duration.ofMinutes(1), Duration.ofMinutes(3));
        world.begin(MX);
        world.run(() ->
                world.session.tick(System.nanoTime() + Duration.ofSeconds(50).toNanos()));
        world.say(TRANSACTION);
        world.run(() ->
                world.session.tick(System.nanoTime() + Duration.ofSeconds(100).toNanos()));
        assertThat(world.hungUp).isFalse();
        world.run(() ->
                world.session.tick(System.nanoTime() + Duration.ofSeconds(200).toNanos()));
        assertThat(world.sent.toString()).contains("421 4.7.0 This session has lasted more than 3 minutes");
        assertThat(world.limited).containsExactly(Tally.Limit.SESSION_TIME);
    }

    @Test
    void of_mistakes_that_came_together_each_reply_is_held_back_by_itself() {
        world.tarpit = new Tarpit(1, Duration.ofSeconds(10), 20, 0);
        world.begin(MX);
        assertThat(world.say("EHLO a.test\r\nFOO\r\nNOOP\r\nFOO\r\nFOO\r\nNOOP\r\n"))
                .as("what was said before goes at once")
                .endsWith("250 2.0.0 Ok\r\n")
                .contains("500 ");
        world.sent.setLength(0);
        world.run(world.timers.removeFirst());
        assertThat(world.sent.toString().lines()).as("one reply for one pause").hasSize(1);
        world.run(world.timers.removeFirst());
        assertThat(world.sent.toString().lines()).hasSize(3).last().isEqualTo("250 2.0.0 Ok");
    }

    @Test
    void who_goes_away_while_a_reply_is_held_back_leaves_nothing_behind() {
        world.tarpit = new Tarpit(0, Duration.ofSeconds(10), 20, 0);
        world.begin(MX);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@local.test>\r\nBDAT 3\r\na\r\nBANANA\r\n");
        assertThat(world.room.used()).isPositive();
        world.run(world.session::gone);
        assertThat(world.room.used()).isZero();
    }

    @Test
    void a_session_that_ended_while_a_reply_was_held_back_stays_ended() {
        world.tarpit = new Tarpit(0, Duration.ofSeconds(10), 20, 0);
        world.begin(MX);
        world.say("BANANA\r\n");
        world.run(() -> world.session.drain(true));
        world.sent.setLength(0);
        world.run(world.timers.removeFirst());
        assertThat(world.say("EHLO a\r\nNOOP\r\n")).isEmpty();
        assertThat(world.hungUp).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "RSET", "VRFY a", "HELP", "HELO a", "EHLO a"})
    void who_says_only_what_moves_no_mail_is_sent_away_in_the_end(String command) {
        world.begin(MX);
        world.say("EHLO a\r\n");
        for (int i = 1; i < 100; i++) {
            assertThat(world.say(command + "\r\n")).startsWith("2");
        }
        world.say("MAIL FROM:<a@b.test>\r\n" + "NOOP\r\n".repeat(200) + "RSET\r\n");
        for (int i = 0; i < 100; i++) {
            assertThat(world.say(command + "\r\n")).startsWith("2");
        }
        for (int i = 0; i < 10 && !world.hungUp; i++) {
            world.say(command + "\r\n");
        }
        assertThat(world.hungUp).isTrue();
        assertThat(world.sent.toString()).contains("421 ");
    }

    @Test
    void who_says_a_lot_at_once_is_answered_bit_by_bit() {
        world.begin(MX);
        world.say("EHLO a\r\n");
        world.sent.setLength(0);
        world.receive("MAIL FROM:<a@b.test>\r\nEHLO a\r\n".repeat(200).getBytes(US_ASCII));
        assertThat(world.sent.toString().lines().filter(line -> line.startsWith("250 ")))
                .hasSize(400);
        assertThat(world.longestSent).as("octets at once").isLessThan(20_000);
    }
}
