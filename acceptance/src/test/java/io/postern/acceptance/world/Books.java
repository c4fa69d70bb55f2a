// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.testkit.smtp.SmtpReply;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A scenario's own books: what was answered with 250, against what arrived at the receiver and what the product says
 * became of it. Kept as a set of (message, recipient), not as counters that could cancel out.
 */
public final class Books {
    private static final Pattern ACCEPTED = Pattern.compile("250 2\\.0\\.0 Accepted as ([0-9a-z]{26})");

    /** One message for one recipient, answered with 250. */
    private record Owed(String marker, String messageId, String recipient) {}

    /**
     * What a scenario ends with, each counted by (message, recipient).
     *
     * @param accepted answered with 250
     * @param delivered entered as delivered by the product, and arrived
     * @param failed entered as failed
     * @param lost neither
     * @param duplicates arrivals beyond the first
     */
    public record Counts(long accepted, long delivered, long failed, long lost, long duplicates) {
        /** All that was accepted was delivered, once. */
        public static Counts allDelivered(long accepted) {
            return new Counts(accepted, accepted, 0, 0, 0);
        }
    }

    private final World world;
    private final ConcurrentLinkedQueue<Owed> owed = new ConcurrentLinkedQueue<>();

    public Books(World world) {
        this.world = world;
    }

    /** Enters a message if the answer to it is a 250; then it must bear our id. */
    public SmtpReply note(Mail mail, SmtpReply reply, String... recipients) {
        if (reply.code() == 250) {
            var id = messageId(reply);
            List.of(recipients).forEach(recipient -> owed.add(new Owed(mail.marker(), id, recipient)));
        }
        return reply;
    }

    /**
     * Hands over a small message at {@code relay} as a careful client does: it tries again while it is asked to come
     * back later, for a minute at most.
     */
    public Mail handOver(String subject, String sender, String... recipients) {
        var accepted = new AtomicReference<Mail>();
        Awaitility.await("a message is accepted").ignoreExceptions().until(() -> {
            // Each try is a message of its own: one that was deferred may have been written all the same.
            var mail = Mail.about(subject);
            try (var client = world.friend()) {
                var reply = note(mail, client.send(sender, mail.text(), recipients), recipients);
                accepted.set(mail);
                return reply.code() == 250 || reply.code() >= 500;
            }
        });
        assertThat(owed).anyMatch(one -> one.marker().equals(accepted.get().marker()));
        return accepted.get();
    }

    /** @throws AssertionError if the answer is not {@code 250 2.0.0 Accepted as ID} */
    public static String messageId(SmtpReply reply) {
        var matcher = ACCEPTED.matcher(reply.last());
        if (!matcher.matches()) {
            throw new AssertionError("not an answer with our message id: " + reply);
        }
        return matcher.group(1);
    }

    /** Waits until every recipient is delivered or failed, and counts; what is lost shows after that time only. */
    public Counts settle(Duration patience) {
        try {
            Awaitility.await("everything accepted is settled")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> count().lost() == 0);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            // The counts tell more.
        }
        return count();
    }

    private Counts count() {
        var arrivals = arrivals();
        var ids = owed.stream().map(Owed::messageId).collect(Collectors.toSet());
        var outcomes = world.postern().topics().outcomes().stream()
                .filter(outcome -> ids.contains(outcome.messageId()))
                .toList();
        var delivered = said(outcomes, Status.DELIVERED);
        var failed = said(outcomes, Status.FAILED);
        long ok = 0;
        long bad = 0;
        long lost = 0;
        long duplicates = 0;
        for (var one : new HashSet<>(owed)) {
            var entry = one.messageId() + " " + one.recipient();
            long arrived = arrivals.getOrDefault(one.marker() + " " + one.recipient(), 0L);
            if (delivered.contains(entry) && arrived > 0) {
                ok++;
            } else if (failed.contains(entry)) {
                bad++;
            } else {
                lost++;
            }
            duplicates += Math.max(0, arrived - 1);
        }
        return new Counts(owed.size(), ok, bad, lost, duplicates);
    }

    private Map<String, Long> arrivals() {
        return world.receiver().accepted().stream()
                .flatMap(message -> message.recipients().stream()
                        .map(recipient -> message.header(Mail.FIELD).orElse("") + " " + recipient))
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    private static Set<String> said(Collection<DeliveryOutcome> outcomes, Status status) {
        return outcomes.stream()
                .filter(outcome -> outcome.status() == status)
                .map(outcome -> outcome.messageId() + " " + outcome.recipient())
                .collect(Collectors.toSet());
    }
}
