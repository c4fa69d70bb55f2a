// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Settlement;
import io.postern.delivery.Mails;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantiningTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void an_entry_is_about_those_that_failed() {
        var mail = Mails.to("a@local.test", "b@local.test", "c@local.test");
        var full = new Reply(552, "5.2.2", "mailbox full");
        var failed = List.of(
                Refused.outcome(mail, "c@local.test", full), Refused.outcome(mail, "a@local.test", Refused.UNKNOWN));
        var entry = Quarantining.undeliverable(mail, failed);
        assertThat(Refused.addresses(entry.message())).containsExactly("a@local.test", "c@local.test");
        assertThat(entry.reply()).isEqualTo(Refused.UNKNOWN);
        assertThat(entry.rule()).isEqualTo("undeliverable");
        assertThat(entry.reason()).startsWith("A server of local.test refused it for good, and the sender is not told");
        assertThat(entry.message().messageId()).isEqualTo(mail.messageId());
        assertThat(entry)
                .isEqualTo(Quarantining.undeliverable(mail, failed.reversed()))
                .extracting("id")
                .isEqualTo(Quarantining.id(mail));
    }

    @Test
    void released_entries_of_one_record_are_different_records() {
        var first = Mails.to("a@local.test", "b@local.test");
        var second = first.again(first.recipients().subList(1, 2), 2, NOW, Progress.NONE);
        var one = Quarantining.undeliverable(first, List.of(Refused.outcome(first, "a@local.test", Refused.UNKNOWN)));
        var two = Quarantining.undeliverable(second, List.of(Refused.outcome(second, "b@local.test", Refused.UNKNOWN)));
        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(one.message().released(NOW).recordId())
                .isNotEqualTo(two.message().released(NOW).recordId())
                .isEqualTo(one.message().released(NOW.plusSeconds(9)).recordId())
                .isNotEqualTo(first.recordId());
    }

    @Test
    void a_released_message_that_is_refused_again_is_another_entry() {
        var entry = Refused.entry("a@local.test");
        var again = entry.message().released(NOW);
        var next = Quarantining.undeliverable(again, List.of(Refused.outcome(again, "a@local.test", Refused.UNKNOWN)));
        assertThat(next.id()).isNotEqualTo(entry.id());
        assertThat(next.message().released(NOW).recordId()).isNotEqualTo(again.recordId());
    }

    @Test
    void an_entry_needs_recipients_of_its_record() {
        var mail = Mails.to("a@local.test");
        assertThatThrownBy(() -> Quarantining.undeliverable(mail, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        var other = List.of(Refused.outcome(mail, "other@local.test", Refused.UNKNOWN));
        assertThatThrownBy(() -> Quarantining.undeliverable(mail, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copies_accepted_to_be_set_aside_are_an_entry_for_each_reason_and_released_like_any_other() {
        var mail = Mails.to("a@local.test", "b@local.test", "c@local.test", "d@local.test");
        var score = new Aside(Aside.Kind.QUARANTINE, "score-high", "its score is 21.0");
        var dmarc = new Aside(Aside.Kind.QUARANTINE, "dmarc-reject", "x.test asks for that");
        var recipients = List.of(
                mail.recipients().get(0).with(score),
                mail.recipients().get(1).with(dmarc),
                mail.recipients().get(2),
                mail.recipients().get(3).with(score));
        var accepted = mail.again(recipients, 1, NOW, Progress.NONE);
        var removed = List.of(
                Refused.outcome(accepted, "d@local.test", Refused.UNKNOWN),
                Refused.outcome(accepted, "a@local.test", Refused.UNKNOWN),
                Refused.outcome(accepted, "b@local.test", Refused.UNKNOWN));
        var entries = Quarantining.aside(accepted, removed);
        assertThat(entries)
                .extracting(
                        QuarantinedMessage::id, QuarantinedMessage::rule, entry -> Refused.addresses(entry.message()))
                .containsExactly(
                        tuple(Quarantining.id(accepted, score), "score-high", List.of("a@local.test", "d@local.test")),
                        tuple(Quarantining.id(accepted, dmarc), "dmarc-reject", List.of("b@local.test")));
        assertThat(entries)
                .extracting(entry -> entry.message().released(NOW).recordId())
                .doesNotHaveDuplicates();
        assertThat(entries)
                .flatExtracting(entry -> entry.message().recipients())
                .allMatch(recipient -> ((Recipient) recipient).aside() == null);
    }

    @Test
    void a_deleted_entry_ends_by_the_order() {
        var entry = Refused.entry("a@local.test", "b@local.test");
        var order = Refused.order(Action.DELETE, entry.id());
        var outcomes = Quarantining.deleted(entry, order);
        assertThat(outcomes)
                .extracting(DeliveryOutcome::recipient, DeliveryOutcome::status, DeliveryOutcome::settlement)
                .containsExactly(
                        tuple(
                                "a@local.test",
                                Status.REMOVED,
                                new Settlement(Settlement.Kind.REMOVED, "deleted", order.id())),
                        tuple(
                                "b@local.test",
                                Status.REMOVED,
                                new Settlement(Settlement.Kind.REMOVED, "deleted", order.id())));
        assertThat(outcomes).extracting(DeliveryOutcome::id).doesNotHaveDuplicates();
        assertThat(outcomes).isEqualTo(Quarantining.deleted(entry, order));
    }
}
