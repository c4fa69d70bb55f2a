// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.launcher.parked.Parked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a message has to do with: its report, its entry in quarantine, the orders about it. */
class RelatedTest {
    private static final Instant LATER = Told.NOON.plus(Duration.ofDays(5));

    private final List<TopicRecord> log = new ArrayList<>();

    @Test
    void it_is_found_in_every_topic_that_it_waits_in() {
        put("postern.retry.15m", Told.message(2));
        put(RetryTiers.HELD, Told.message(2).onHold());

        assertThat(tell(Told.ID))
                .contains(
                        "Waits in postern.retry.15m for <bert@local.test>: attempt 2 not before",
                        "Held in postern.retry.held for <bert@local.test>: attempt 2",
                        "<bert@local.test>  held by an operator; attempt 2 comes after the release");
    }

    @Test
    void what_is_parked_of_it_is_told_even_where_nothing_else_is_known() {
        var parked = Map.of(
                Told.ID,
                List.of(new Parked("0-3", Told.NOON, "postern.retry.15m", 0, 17, "not JSON", 900, false, null)));
        put(Topics.outbound(Lane.INCOMING), Told.message(1));

        var parkedSays =
                "PARKED since 2026-11-22 12:00:00.000 as 0-3, from postern.retry.15m 0/17; no worker takes it from there:"
                        + " ./postern parked list";
        assertThat(new LifeText(ZoneOffset.UTC, LATER).tell(search().by(Told.ID), parked))
                .contains("Now  message " + Told.ID + "\n    " + parkedSays + "\n    <bert@local.test>  queued");
        assertThat(new LifeText(ZoneOffset.UTC, LATER).tell(List.of(), parked))
                .isEqualTo("Now  message " + Told.ID + "\n    " + parkedSays + "\n");
    }

    @Test
    void an_attempt_tells_why_and_what_comes_of_it() {
        put(Topics.DELIVERIES, Told.outcome("deferred", 1, ""));
        put(Topics.DELIVERIES, Told.outcome("reported", 2, ""));

        assertThat(tell(Told.ID))
                .contains(
                        "deferred, 451 4.7.1 wait 60 s [greylisted]; again at 2026-11-22 12:01:00.000, as the server said",
                        "failed, 550 5.1.1 no such user [no such user]; the sender is told by report " + Told.REPORT);
    }

    @Test
    void a_report_and_its_message_lead_to_each_other_over_days() {
        put(Topics.outbound(Lane.INCOMING), Told.message(1));
        put(Topics.DELIVERIES, LATER, Told.outcome("reported", 9, ""));
        put(Topics.outbound(Lane.PERSONAL), LATER, report());

        assertThat(search().by(Told.ID)).hasSize(3);
        assertThat(search().by(Told.REPORT)).hasSize(3);
        assertThat(tell(Told.REPORT)).contains("Now  message " + Told.ID, "Now  message " + Told.REPORT);
    }

    @Test
    void an_entry_in_quarantine_is_found_by_its_id_and_by_its_message() {
        put(Topics.QUARANTINE, Told.entry(1));
        put(Topics.DELIVERIES, Told.outcome("undeliverable", 1, ""));

        assertThat(search().by(Told.ENTRY)).hasSize(2).isEqualTo(search().by(Told.ID));
        assertThat(tell(Told.ENTRY))
                .contains(
                        "Set aside in quarantine as " + Told.ENTRY + " for <bert@local.test> by rule undeliverable",
                        "<bert@local.test>  in quarantine as " + Told.ENTRY);
    }

    @Test
    void orders_about_it_its_sender_its_destination_and_its_entry_are_told() {
        put(Topics.QUARANTINE, Told.entry(1));
        put(Topics.DELIVERIES, Told.outcome("deleted", 1, ""));
        order("1", Action.HOLD, Target.Kind.MESSAGE, Told.ID);
        order("2", Action.HOLD, Target.Kind.SENDER, "anna@debian.org");
        order("3", Action.RETRY, Target.Kind.DESTINATION, "local.test");
        order("4", Action.HOLD, Target.Kind.DESTINATION, "elsewhere.test");
        order("x", Action.DELETE, Target.Kind.QUARANTINED, Told.ENTRY);

        assertThat(tell(Told.ID))
                .contains(
                        "by root: hold message " + Told.ID + " (why)",
                        "by root: hold mail from <anna@debian.org>",
                        "by root: try mail to local.test now",
                        "by root: delete entry " + Told.ENTRY)
                .doesNotContain("elsewhere.test")
                .contains("<bert@local.test>  removed at 2026-11-22 12:00:01.000 by rule deleted, order " + Told.ORDER);
        assertThat(search().by(Told.ORDER)).contains(log.get(1));
    }

    @Test
    void an_order_about_many_messages_does_not_lead_from_one_to_the_others() {
        put(Topics.DELIVERIES, Told.outcome("cancelled", 1, ""));
        order("x", Action.CANCEL, Target.Kind.SENDER, "anna@debian.org");
        var other = Told.outcome("cancelled", 1, "");
        put(
                Topics.DELIVERIES,
                new DeliveryOutcome(
                        "o",
                        "01m81j18g0000000000000000z",
                        "r",
                        other.at(),
                        other.lane(),
                        other.reversePath(),
                        "cleo@local.test",
                        1,
                        other.status(),
                        "local.test",
                        null,
                        other.reply(),
                        null,
                        null,
                        null,
                        null,
                        other.settlement()));

        assertThat(search().by(Told.ID)).containsExactlyInAnyOrder(log.get(0), log.get(1));
        assertThat(search().by(Told.ORDER)).hasSize(3);
    }

    private static OutboundMessage report() {
        var original = Told.message(1);
        var origin = new Origin(original.origin().client(), Told.ID, "us");
        return new OutboundMessage(
                Told.REPORT,
                Told.REPORT,
                Lane.PERSONAL,
                LATER,
                origin,
                1,
                null,
                "",
                "7BIT",
                List.of(new Recipient("anna@debian.org")),
                List.of(),
                original.content(),
                original.progress(),
                null,
                null);
    }

    private void order(String last, Action action, Target.Kind kind, String value) {
        var id = Told.ORDER.substring(0, 25) + last;
        put(Topics.COMMANDS, new Command(id, Told.NOON, "root", action, new Target(kind, value), null, "why"));
    }

    private void put(String topic, Event event) {
        put(topic, Told.NOON, event);
    }

    private void put(String topic, Instant at, Event event) {
        log.add(new TopicRecord(topic, 0, log.size(), at.plusMillis(log.size()), event, "{}"));
    }

    private String tell(String id) {
        return new LifeText(ZoneOffset.UTC, LATER).tell(search().by(id), Map.of());
    }

    private Search search() {
        return new Search(
                (topics, from, words, wanted) -> log.stream()
                        .filter(record -> topics.contains(record.topic()))
                        .filter(record -> from == null || !record.at().isBefore(from))
                        .filter(record -> wanted.test(record.event()))
                        .toList(),
                RetryTopics.among(List.of(
                        RetryTiers.HELD, "postern.retry.15m", "postern.retry.1m", "postern.retry.20s", "other")),
                LATER.plusSeconds(60));
    }
}
