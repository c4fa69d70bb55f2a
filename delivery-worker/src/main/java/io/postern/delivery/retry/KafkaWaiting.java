// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Sums up what waits, on the scheduler's thread. */
final class KafkaWaiting {
    private KafkaWaiting() {}

    static Waiting of(Map<TopicPartition, WaitingPartition> partitions) {
        var records = new HashMap<String, Integer>();
        var oldest = new HashMap<String, Long>();
        long octets = 0;
        for (var entry : partitions.entrySet()) {
            var topic = entry.getKey().topic();
            var partition = entry.getValue();
            records.merge(topic, partition.pointers().size(), Integer::sum);
            octets += partition.pointers().octets();
            long first = partition.oldest();
            if (first >= 0) {
                oldest.merge(topic, first, Math::min);
            }
        }
        return new Waiting(records, oldest, octets);
    }
}
