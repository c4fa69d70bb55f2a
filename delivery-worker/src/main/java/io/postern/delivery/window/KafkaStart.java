// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What to do with a record. */
@FunctionalInterface
public interface KafkaStart {
    /** Begins the work. Called on the reading thread, which must not be held up. */
    Work on(ConsumerRecord<byte[], byte[]> next);
}
