// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.reading.KafkaFollowing;
import io.postern.refusal.index.Place.Source;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows both topics from their beginning and on, and tells the codes of each record. */
public final class KafkaIndexing implements AutoCloseable {
    private static final Map<String, Source> SOURCES =
            Arrays.stream(Source.values()).collect(Collectors.toMap(Source::topic, source -> source));

    private final Codes codes;
    private final KafkaFollowing following;

    public KafkaIndexing(KafkaAccess kafka, String name, Codes codes) {
        this.codes = codes;
        this.following = new KafkaFollowing(kafka, name + "-index", SOURCES.keySet(), this::take, _ -> {});
    }

    /** Whether reading goes on; it may not have caught up yet. */
    public boolean reading() {
        return following.reading();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return following.pulse();
    }

    /** Whether all that was there at the start is read. */
    public boolean caughtUp() {
        return following.known();
    }

    /** Records that are written and not read yet; -1 as long as that is not known. */
    public long behind() {
        return following.behind();
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        var source = SOURCES.get(next.topic());
        if (source != null && next.value() != null) {
            codes.add(new Place(source, next.partition(), next.offset()), next.value());
        }
    }

    @Override
    public void close() {
        following.close();
    }
}
