// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.wire.UnreadableRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the line does with records that it cannot read. Those of a later release are dropped: they are questions of
 * an upgrade in another order than it should be, worth nothing after seconds. Of others the first {@value #MOST} of a minute
 * are parked, to be looked at; the rest are dropped. All are counted. Not for several threads.
 */
final class KafkaLineParking {
    static final int MOST = 10;
    private static final System.Logger LOG = System.getLogger(KafkaLineParking.class.getName());

    private final KafkaParking parking;
    private final FewAMinute parked = new FewAMinute(MOST);
    private final FewAMinute told = new FewAMinute(1);

    KafkaLineParking(KafkaParking parking) {
        this.parking = parking;
    }

    void unreadable(ConsumerRecord<byte[], byte[]> next, UnreadableRecord why) {
        if (!why.newer()) {
            garbage(next, why.getMessage());
            return;
        }
        parking.dropped();
        if (told.takes(System.nanoTime())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "records of a later release are dropped, and their clients read 451; upgrade this service topic={0}"
                            + " partition={1} offset={2} reason={3}",
                    next.topic(),
                    next.partition(),
                    Long.toString(next.offset()),
                    why.getMessage());
        }
    }

    /** What is no event, or none that belongs there. */
    void garbage(ConsumerRecord<byte[], byte[]> next, @Nullable String why) {
        if (parked.takes(System.nanoTime())) {
            parking.park(next, why);
        } else {
            parking.dropped();
        }
    }
}
