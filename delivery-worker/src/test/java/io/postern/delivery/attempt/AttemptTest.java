// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Transcript;
import io.postern.delivery.Mails;
import io.postern.delivery.attempt.CrashPoints.Point;
import io.postern.delivery.ledger.Claim;
import io.postern.delivery.smtp.Ending;
import io.postern.delivery.smtp.ListenerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptTest {
    private static final Map<String, Status> FATES = Map.of(
            "now@x.test", Status.DELIVERED,
            "later@x.test", Status.DELIVERED,
            "never@x.test", Status.FAILED,
            "now@y.test", Status.DELIVERED);

    private final World world = new World();

    static Stream<Arguments> deaths() {
        return Arrays.stream(Point.values())
                .flatMap(point -> IntStream.rangeClosed(1, 8).mapToObj(times -> Arguments.of(point, times)));
    }

    @ParameterizedTest(name = "the worker dies after {0}, the {1}. time")
    @MethodSource("deaths")
    void nobody_is_lost_and_copies_come_only_where_they_may(Point point, int times) {
        world.put(Mails.to("now@x.test", "later@x.test", "never@x.test", "now@y.test"));
        world.run(point, times);
        assertThat(world.states()).containsExactlyInAnyOrderEntriesOf(FATES);
        for (var recipient : List.of("now@x.test", "later@x.test", "now@y.test")) {
            // Between a server's reply and the ledger's entry, and nowhere else.
            assertThat(world.copies.get(recipient)).isBetween(1, point == Point.REPLY ? 2 : 1);
        }
        assertThat(world.differing)
                .as("outcomes that changed when written again")
                .isEmpty();
    }

    @Test
    void what_the_usual_server_offers_is_noted_and_what_another_one_offers_is_not() {
        var offer = new Offer(10_000, true, false);
        world.next = new Ending.Tried(
                new Transcript(Transcript.Direction.OUTBOUND, null, null, "", Instant.EPOCH, List.of()), offer);
        world.put(Mails.to("now@x.test"));
        world.run(Point.CLAIM, 0);
        world.orders.apply(new Command(
                "c-9",
                Instant.now().plusSeconds(5),
                "operator",
                Action.REROUTE,
                new Target(Target.Kind.DESTINATION, "y.test"),
                "192.0.2.9:25",
                ""));
        world.put(Mails.to("now@y.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.states()).containsOnlyKeys("now@x.test", "now@y.test");
        assertThat(world.offersSeen).containsExactly("[now@x.test] SIZE=10000 8BITMIME");
    }

    @Test
    void a_seal_stands_above_our_fields() {
        world.seals = (_, _, _, _) -> CompletableFuture.completedFuture("ARC-Seal: x\r\n".getBytes(US_ASCII));
        world.put(Mails.to("now@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.fieldsSent).containsExactly("ARC-Seal: x\r\nReceived: from client.example by postern\r\n");
    }

    @Test
    void what_cannot_be_read_to_be_sealed_is_put_off() {
        var broken = new AtomicInteger(1);
        world.seals = (_, _, _, _) -> broken.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
                : CompletableFuture.completedFuture(new byte[0]);
        world.put(Mails.to("now@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.outcomes.values())
                .extracting(
                        outcome -> outcome.status(), outcome -> outcome.reply().code())
                .containsExactly(tuple(Status.DEFERRED, 451), tuple(Status.DELIVERED, 250));
        assertThat(world.copies.get("now@x.test")).isEqualTo(1);
    }

    @Test
    void a_fault_of_ours_is_not_told_as_content_that_cannot_be_read() {
        world.unreadable = new ListenerFault(new NullPointerException("x"));
        world.meanwhile = () -> world.meanwhile = () -> world.unreadable = null;
        world.put(Mails.to("now@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.outcomes.values())
                .extracting(
                        outcome -> outcome.status(), outcome -> outcome.reply().line())
                .containsExactly(
                        tuple(Status.DEFERRED, "451 4.3.0 the attempt broke off because of a fault of ours"),
                        tuple(Status.DELIVERED, "250 text"));
    }

    @Test
    void who_is_let_go_waits_for_no_content_to_be_sealed() {
        world.seals = (_, _, _, _) -> new CompletableFuture<>();
        var attempt = world.start(Mails.to("now@x.test"));
        attempt.abort();
        assertThat(attempt.done()).isCompletedExceptionally();
        assertThat(world.outcomes).isEmpty();
    }

    @Test
    void who_is_let_go_behind_the_final_dot_keeps_his_claim_and_finishes_when_the_server_has_answered() {
        world.slow = true;
        var mail = Mails.to("now@x.test");
        var attempt = world.start(mail);
        attempt.abort();
        assertThat(attempt.goesOn()).isTrue();
        assertThat(attempt.done()).isNotDone();
        assertThat(claimed(mail)).isInstanceOf(Claim.Taken.class);
        world.answer.run();
        assertThat(attempt.done()).isCompleted();
        assertThat(world.states()).isEqualTo(Map.of("now@x.test", Status.DELIVERED));
        assertThat(claimed(mail)).isInstanceOf(Claim.Closed.class);
    }

    private Claim claimed(OutboundMessage mail) {
        return world.ledger
                .claim(mail.recordId(), mail.attempt(), () -> {})
                .toCompletableFuture()
                .join();
    }

    @Test
    void a_record_that_comes_twice_is_worked_on_once() {
        var mail = Mails.to("now@x.test");
        world.put(mail, mail);
        world.run(Point.CLAIM, 0);
        assertThat(world.copies.get("now@x.test")).isEqualTo(1);
        assertThat(world.suppressed).isEqualTo(1);
    }

    @Test
    void a_retry_record_that_comes_late_is_stale() {
        var mail = Mails.to("now@x.test");
        world.put(mail.again(mail.recipients(), 2, mail.acceptedAt(), Progress.NONE), mail);
        world.run(Point.CLAIM, 0);
        assertThat(world.copies.get("now@x.test")).isEqualTo(1);
    }

    @Test
    void a_recipient_that_stands_there_twice_gets_one_copy() {
        world.put(Mails.to("now@x.test", "now@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.copies.get("now@x.test")).isEqualTo(1);
        assertThat(world.outcomes).hasSize(1);
    }

    @Test
    void what_found_no_connection_keeps_its_attempt_for_later() {
        var before = Mails.to("now@x.test");
        world.next = new Ending.NoSlot(null);
        world.put(before);
        var handedBack = world.handBackOnce();
        assertThat(handedBack.attempt()).isEqualTo(1);
        assertThat(handedBack.recipients()).isEqualTo(before.recipients());
        assertThat(handedBack.notBefore()).isNotNull();
        assertThat(world.outcomes).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("endings")
    void the_ledger_may_forget_only_what_ended_at_once(String recipient, List<Boolean> forgettable) {
        world.put(Mails.to(recipient));
        world.run(Point.CLAIM, 0);
        assertThat(world.forgettable).isEqualTo(forgettable);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("now@x.test", List.of(true)),
                Arguments.of("never@x.test", List.of(true)),
                // The retry record's closed mark has the same record id.
                Arguments.of("later@x.test", List.of(false, false)));
    }

    @Test
    void the_ledger_may_not_forget_what_was_handed_back() {
        world.next = new Ending.NoSlot(null);
        world.put(Mails.to("now@x.test"));
        world.handBackOnce();
        assertThat(world.forgettable).containsExactly(false);
    }

    @Test
    void what_finds_no_connection_until_its_time_is_up_fails() {
        world.next = new Ending.NoSlot(null);
        var four = Duration.ofDays(4);
        world.put(Mails.acceptedAt(Instant.now().minus(four).minusSeconds(1), "now@x.test", "never@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.states()).isEqualTo(Map.of("now@x.test", Status.FAILED, "never@x.test", Status.FAILED));
        assertThat(world.forgettable).containsExactly(true);
    }

    @Test
    void addresses_that_would_break_out_of_a_command_never_reach_a_server() {
        world.put(Mails.to("a@x.test>\r\nRCPT TO:<now@x.test", "now@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.states().values()).containsOnly(Status.FAILED, Status.DELIVERED);
        assertThat(world.outcomes.values()).extracting(o -> o.reply().code()).contains(553);
    }

    @Test
    void the_reply_that_stands_in_the_outcome_is_the_servers() {
        world.put(Mails.to("never@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.outcomes.values().iterator().next().reply()).isEqualTo(new Reply(550, "", "text"));
    }

    @Test
    void what_fails_is_reported_to_our_own_senders_and_set_aside_for_others() {
        world.put(Mails.to("never@x.test"), Mails.ours("never@y.test"), Mails.fromNobody("never2@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.settled)
                .containsExactly("null-sender never2@x.test", "report never@y.test", "undeliverable never@x.test");
    }

    @Test
    void whoever_wants_no_report_about_a_recipient_gets_none() {
        var mail = Mails.ours("never@x.test", "never2@x.test", "never3@x.test");
        var recipients = List.of(
                new Recipient("never@x.test", "NEVER", null),
                new Recipient("never2@x.test", "SUCCESS,DELAY", null),
                new Recipient("never3@x.test", "FAILURE", "rfc822;three@y.test"));
        world.put(mail.again(recipients, 1, mail.acceptedAt(), Progress.NONE));
        world.run(Point.CLAIM, 0);
        assertThat(world.settled)
                .containsExactly(
                        "no-report-wanted never2@x.test", "no-report-wanted never@x.test", "report never3@x.test");
    }

    @Test
    void what_was_asked_for_a_recipient_outlives_a_deferral() {
        var mail = Mails.ours("never@x.test");
        var recipient = new Recipient("later@x.test", "NEVER", "rfc822;four@y.test");
        world.put(mail.again(List.of(recipient), 1, mail.acceptedAt(), Progress.NONE));
        assertThat(world.handBackOnce().recipients()).containsExactly(recipient);
    }

    @Test
    void an_order_about_one_domain_leaves_others_behind_the_same_server_alone() {
        world.orders.apply(order(Action.CANCEL, Target.Kind.DESTINATION, "x.test"));
        world.put(Mails.to("now@x.test", "now@z.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.states()).isEqualTo(Map.of("now@x.test", Status.REMOVED, "now@z.test", Status.DELIVERED));
    }

    @Test
    void a_hold_of_one_domain_leaves_others_behind_the_same_server_alone() {
        world.orders.apply(order(Action.HOLD, Target.Kind.DESTINATION, "z.test"));
        world.put(Mails.to("one@z.test", "never@z.test", "now@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.heldMail).hasSize(1);
        assertThat(world.heldMail.getFirst().recipients())
                .extracting(Recipient::address)
                .containsExactly("one@z.test", "never@z.test");
        assertThat(world.states()).isEqualTo(Map.of("now@x.test", Status.DELIVERED));
        world.orders.apply(order(Action.RELEASE, Target.Kind.DESTINATION, "z.test"));
        world.put(world.heldMail.getFirst());
        world.run(Point.CLAIM, 0);
        assertThat(world.copies).containsEntry("one@z.test", 1).containsEntry("now@x.test", 1);
    }

    @Test
    void a_hold_is_obeyed_for_the_rest_of_what_was_begun() {
        var recipients =
                IntStream.range(0, 150).mapToObj(i -> "r" + i + "@x.test").toArray(String[]::new);
        world.put(Mails.to(recipients));
        var sent = new AtomicInteger();
        world.meanwhile = () -> {
            if (sent.incrementAndGet() == 2) {
                world.next = new Ending.NoSlot(null);
            }
        };
        var back = world.handBackOnce();
        world.orders.apply(order(Action.HOLD, Target.Kind.DESTINATION, "x.test"));
        world.meanwhile = () -> {};
        world.put(back);
        world.run(Point.CLAIM, 0);
        assertThat(world.heldMail).hasSize(1);
        assertThat(world.heldMail.getFirst().recipients()).hasSize(50);
        assertThat(world.states()).hasSize(100).doesNotContainValue(Status.DEFERRED);
    }

    @Test
    void our_sender_is_told_of_a_delay_once() {
        world.put(Mails.ours(Instant.now().minus(Duration.ofHours(5)), "later@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.settled).containsExactly("delayed later@x.test");
        assertThat(world.states()).containsEntry("later@x.test", Status.DELIVERED);
    }

    @Test
    void held_mail_is_put_where_held_mail_waits_and_its_time_begins_anew() {
        var mail = Mails.to("now@x.test");
        world.orders.apply(order(Action.HOLD, Target.Kind.DESTINATION, "x.test"));
        world.put(mail);
        world.run(Point.CLAIM, 0);
        assertThat(world.copies).doesNotContainKey("now@x.test");
        assertThat(world.heldMail).hasSize(1);
        world.orders.apply(order(Action.RELEASE, Target.Kind.DESTINATION, "x.test"));
        world.put(world.heldMail.getFirst());
        world.run(Point.CLAIM, 0);
        assertThat(world.copies).containsEntry("now@x.test", 1);
    }

    @Test
    void cancelled_mail_is_removed_by_a_named_rule_and_nobody_is_told() {
        world.orders.apply(order(Action.CANCEL, Target.Kind.SENDER, "sender@example.org"));
        world.put(Mails.to("now@x.test", "now@y.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.states()).isEqualTo(Map.of("now@x.test", Status.REMOVED, "now@y.test", Status.REMOVED));
        assertThat(world.outcomes.values())
                .allSatisfy(o -> assertThat(o.settlement().rule()).isEqualTo("cancelled"));
        assertThat(world.settled).isEmpty();
    }

    @Test
    void a_copy_that_was_accepted_to_be_set_aside_is_and_the_others_are_delivered() {
        var mail = Mails.to("now@x.test", "junk@x.test", "gone@y.test");
        var junk = new Aside(Aside.Kind.QUARANTINE, "score-high", "too much speaks against it");
        var gone = new Aside(Aside.Kind.DISCARD, "discarded", "too much speaks against it");
        var recipients = List.of(
                new Recipient("now@x.test"),
                new Recipient("junk@x.test").with(junk),
                new Recipient("gone@y.test").with(gone));
        world.orders.apply(order(Action.HOLD, Target.Kind.DESTINATION, "y.test"));
        world.put(mail.again(recipients, 1, mail.acceptedAt(), Progress.NONE));
        world.run(Point.LEDGER, 1);
        assertThat(world.states())
                .isEqualTo(Map.of(
                        "now@x.test", Status.DELIVERED, "junk@x.test", Status.REMOVED, "gone@y.test", Status.REMOVED));
        assertThat(world.copies).containsEntry("now@x.test", 1).doesNotContainKeys("junk@x.test", "gone@y.test");
        assertThat(world.settled).containsExactly("score-high junk@x.test");
        assertThat(world.heldMail).isEmpty();
        assertThat(world.differing).isEmpty();
    }

    @Test
    void an_order_about_mail_that_is_being_delivered_is_for_its_rest() {
        world.meanwhile = () -> world.orders.apply(order(Action.CANCEL, Target.Kind.DESTINATION, "x.test"));
        world.put(Mails.to("now@x.test", "later@x.test"));
        world.run(Point.CLAIM, 0);
        assertThat(world.states()).isEqualTo(Map.of("now@x.test", Status.DELIVERED, "later@x.test", Status.REMOVED));
        assertThat(world.copies).containsEntry("now@x.test", 1);
    }

    @Test
    void mail_whose_content_is_gone_fails_for_all_and_its_sender_is_told() {
        var recipients =
                IntStream.range(0, 250).mapToObj(i -> "r" + i + "@x.test").toArray(String[]::new);
        world.unreadable = new MissingContent("content is gone at postern.content-0, offset 7");
        world.put(Mails.ours(recipients));
        world.run(Point.CLAIM, 0);
        assertThat(world.states()).hasSize(250).containsValue(Status.FAILED).doesNotContainValue(Status.DEFERRED);
        assertThat(world.outcomes.values().iterator().next().reply().line()).startsWith("554 5.3.0 ");
        assertThat(world.settled).hasSize(250).allMatch(settlement -> settlement.startsWith("report "));
        assertThat(world.contentMissing).isEqualTo(1);
    }

    private static Command order(Action action, Target.Kind kind, String value) {
        return new Command("c", Instant.now().plusSeconds(5), "test", action, new Target(kind, value), null, "");
    }
}
