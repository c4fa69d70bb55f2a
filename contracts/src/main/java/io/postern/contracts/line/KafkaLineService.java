// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.trace.KafkaTraces;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A {@link KafkaLineStage} with senders of its own: all that a service of the line has on Kafka. */
public final class KafkaLineService implements AutoCloseable {
    private static final Duration PARKING = Duration.ofSeconds(10);

    private final Deque<KafkaSender> senders = new ArrayDeque<>();
    private final KafkaLineStage stage;
    private final KafkaParking parking;

    /**
     * As for the stage. Blocks until the topics are known.
     *
     * @param name of the consumer group, the same for all instances of the service
     * @throws RuntimeException if Kafka does not answer; then nothing stays open
     */
    public KafkaLineService(
            KafkaAccess kafka,
            String name,
            @Nullable String instance,
            String from,
            String to,
            boolean toAsker,
            KafkaTraces traces,
            Hops hops,
            KafkaLineStage.Work work) {
        try {
            var line = keep(KafkaSender.line(kafka, name));
            parking = new KafkaParking(keep(KafkaSender.durable(kafka, name + "-parking", PARKING)));
            stage = new KafkaLineStage(kafka, name, instance, from, to, toAsker, line, parking, traces, hops, work);
        } catch (RuntimeException e) {
            senders.forEach(KafkaSender::close);
            throw e;
        }
    }

    private KafkaSender keep(KafkaSender sender) {
        senders.add(sender);
        return sender;
    }

    /** As {@link KafkaLineStage#ready}. */
    public boolean ready() {
        return stage.ready();
    }

    /** As {@link KafkaLineStage#pulse}. */
    public KafkaPulse pulse() {
        return stage.pulse();
    }

    /** As {@link KafkaLineStage#inWork}. */
    public int inWork() {
        return stage.inWork();
    }

    /** As {@link KafkaParking#unread}. */
    public long unread() {
        return parking.unread();
    }

    @Override
    public void close() {
        stage.close();
        senders.forEach(KafkaSender::close);
    }
}
