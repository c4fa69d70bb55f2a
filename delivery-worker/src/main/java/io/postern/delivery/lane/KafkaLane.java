// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.lane;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.attempt.Desk;
import io.postern.delivery.retry.KafkaOutbox;
import io.postern.delivery.retry.KafkaWorkTraces;
import io.postern.delivery.window.KafkaStart;
import io.postern.delivery.window.Settled;
import io.postern.delivery.window.Work;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a lane does with a record: an attempt, or the way out for what cannot be read. */
public final class KafkaLane implements KafkaStart {
    private static final System.Logger LOG = System.getLogger(KafkaLane.class.getName());

    private final Desk desk;
    private final KafkaOutbox outbox;
    private final KafkaParking parking;
    private final KafkaWorkTraces traces;

    public KafkaLane(Desk desk, KafkaOutbox outbox, KafkaParking parking, KafkaWorkTraces traces) {
        this.desk = desk;
        this.outbox = outbox;
        this.parking = parking;
        this.traces = traces;
    }

    private Work work(ConsumerRecord<byte[], byte[]> next, OutboundMessage message) {
        return traces.during(message, next.headers(), () -> new LaneWork(desk.start(message)), LaneWork::done);
    }

    @Override
    public Work on(ConsumerRecord<byte[], byte[]> next) {
        try {
            if (JsonEvents.decode(next.value()) instanceof OutboundMessage message
                    && !message.recipients().isEmpty()) {
                desk.tally().taken(message.lane(), waited(next));
                return work(next, message);
            }
            return new Settled(parking.park(next, "no mail with recipients, and only that belongs here"));
        } catch (UnreadableRecord e) {
            if (!e.newer()) {
                return new Settled(parking.park(next, e.getMessage()));
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a record was written by a later release and waits; upgrade this worker topic={0} partition={1}"
                            + " offset={2} reason={3}",
                    next.topic(),
                    next.partition(),
                    Long.toString(next.offset()),
                    e.getMessage());
            desk.tally().newerRecord();
            return new Settled(outbox.later(next));
        }
    }

    /** Since the broker, or a writer whose clock may be wrong, noted its time. */
    private static Duration waited(ConsumerRecord<byte[], byte[]> next) {
        return Duration.ofMillis(Math.max(0, System.currentTimeMillis() - next.timestamp()));
    }
}
