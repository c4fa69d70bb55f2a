// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.Lane;
import io.postern.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class GarbledRecordsAreParkedIT {
    private static final List<String> GARBAGE = List.of(
            "not JSON",
            "{}",
            "{\"type\":\"outbound-message\",\"version\":1,\"event\":{}}",
            "{\"type\":\"outbound-message\",\"version\":1,\"event\":null}",
            "{\"type\":\"envelope-inquiry\",\"version\":1,\"event\":[1,2]}",
            "{\"type\":\"transcript\",\"version\":1,\"event\":{\"direction\":\"SIDEWAYS\"}}");

    @Test
    void with_the_reason_and_the_pipeline_goes_on(World world) {
        var topics = world.postern().topics();
        var fouled = List.of(
                Topics.INQUIRIES,
                Topics.ASSESSMENTS,
                Topics.outbound(Lane.INCOMING),
                Topics.outbound(Lane.PERSONAL),
                Topics.RETRY_1M);
        for (var topic : fouled) {
            GARBAGE.forEach(garbage -> topics.write(topic, garbage.getBytes(StandardCharsets.UTF_8)));
        }

        var books = new Books(world);
        books.handOver("behind garbage", "a@local.test", "garbage@local.test");
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));

        var expected = fouled.stream().collect(Collectors.toMap(topic -> topic, topic -> (long) GARBAGE.size()));
        Awaitility.await("all of it is parked")
                .untilAsserted(() -> assertThat(topics.records(Topics.PARKED).stream()
                                .collect(Collectors.groupingBy(
                                        GarbledRecordsAreParkedIT::cameFrom, Collectors.counting())))
                        .containsAllEntriesOf(expected));
        assertThat(topics.records(Topics.PARKED))
                .allMatch(parked -> parked.headers().lastHeader("reason").value().length > 0);
    }

    private static String cameFrom(ConsumerRecord<byte[], byte[]> parked) {
        return new String(parked.headers().lastHeader("topic").value(), StandardCharsets.UTF_8);
    }
}
