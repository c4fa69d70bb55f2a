// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.line.Hops;
import io.postern.contracts.line.KafkaLineStage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** Reputation and policy in one small stage: {@code defer…} must wait, {@code reject…} is refused, others are fine. */
final class PolicyStage implements AutoCloseable {
    final Queue<Inquiry> inquiries = new ConcurrentLinkedQueue<>();
    private final KafkaSender sender;
    private final KafkaSender durable;
    private final KafkaLineStage stage;

    PolicyStage(String bootstrapServers) {
        sender = KafkaSender.line(KafkaAccess.plain(bootstrapServers), "policy");
        durable = KafkaSender.durable(KafkaAccess.plain(bootstrapServers), "parking", Duration.ofSeconds(5));
        stage = new KafkaLineStage(
                KafkaAccess.plain(bootstrapServers),
                "edge-it-policy",
                null,
                Topics.INQUIRIES,
                Topics.VERDICTS,
                true,
                sender,
                new KafkaParking(durable),
                KafkaTraces.NONE,
                Hops.NONE,
                event -> CompletableFuture.completedFuture(judge(event)));
        Awaitility.await("the stage has its partitions")
                .atMost(Duration.ofSeconds(30))
                .until(stage::ready);
    }

    private Event judge(Event event) {
        var inquiry = (Inquiry) event;
        inquiries.add(inquiry);
        return switch (inquiry) {
            case Inquiry.Connection c ->
                new Verdict.Connection(c.id(), "test", new Decision.Accept("fine"), findings());
            case Inquiry.Envelope e -> new Verdict.Envelope(e.id(), "test", decide(e.recipients()));
            case Inquiry.Message m -> new Verdict.Message(m.id(), "test", Lane.INCOMING, accept(m.recipients()));
        };
    }

    private static ConnectionFindings findings() {
        var host = "mail.sender.test";
        var reverse = new ReverseDns(ReverseDns.Status.CONFIRMED, host, List.of(host));
        return new ConnectionFindings(reverse, List.of(), false);
    }

    private static List<Decision> accept(List<String> recipients) {
        return recipients.stream()
                .<Decision>map(r -> new Decision.Accept("fine"))
                .toList();
    }

    private static List<Decision> decide(List<String> recipients) {
        return recipients.stream().map(PolicyStage::decide).toList();
    }

    private static Decision decide(String recipient) {
        if (recipient.startsWith("defer")) {
            return new Decision.Defer(
                    "greylisted", new Reply(451, "4.7.1", "Greylisted, please try again in 240 seconds"));
        }
        return recipient.startsWith("reject")
                ? new Decision.Reject("no-relay", new Reply(550, "5.7.1", "No relaying"))
                : new Decision.Accept("fine");
    }

    /** Says to the first edge what nobody can read. */
    void mumble() {
        var garbage = "garbage".getBytes(StandardCharsets.US_ASCII);
        durable.send(new ProducerRecord<>(Topics.VERDICTS, 0, null, garbage)).join();
    }

    /** The latest connection that was asked about. */
    Inquiry.Connection lastConnection() {
        return inquiries.stream()
                .filter(Inquiry.Connection.class::isInstance)
                .map(Inquiry.Connection.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    Content contentOf(String messageId) {
        return inquiries.stream()
                .filter(Inquiry.Message.class::isInstance)
                .map(Inquiry.Message.class::cast)
                .filter(m -> m.messageId().equals(messageId))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @Override
    public void close() {
        stage.close();
        sender.close();
        durable.close();
    }
}
