// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Commands;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.ParkedMail;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
@Order(Integer.MAX_VALUE)
class GarbledRecordsAreParkedIT {
    private static final List<String> GARBAGE = List.of(
            "not JSON",
            "{}",
            "{\"type\":\"outbound-message\",\"version\":1,\"event\":{}}",
            "{\"type\":\"outbound-message\",\"version\":1,\"event\":null}",
            "{\"type\":\"envelope-inquiry\",\"version\":1,\"event\":[1,2]}",
            "{\"type\":\"transcript\",\"version\":1,\"event\":{\"direction\":\"SIDEWAYS\"}}");

    private static final String LANE_ID = "01kanpa0000000000000000000";
    private static final String RETRY_ID = "01kanpb0000000000000000000";

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
                                .filter(GarbledRecordsAreParkedIT::garbage)
                                .collect(Collectors.groupingBy(
                                        GarbledRecordsAreParkedIT::cameFrom, Collectors.counting())))
                        .containsAllEntriesOf(expected));
        assertThat(topics.records(Topics.PARKED))
                .filteredOn(GarbledRecordsAreParkedIT::garbage)
                .allMatch(parked -> parked.headers().lastHeader("reason").value().length > 0);
    }

    @Test
    void mail_among_them_is_replayed_and_arrives(World world) {
        var kafka = world.postern().bootstrapServers();
        var fromLane = Mail.about("parked from a lane");
        var fromRetry = Mail.about("parked while it waited");
        ParkedMail.park(kafka, LANE_ID, fromLane, Topics.outbound(Lane.INCOMING), "lane@local.test");
        ParkedMail.park(kafka, RETRY_ID, fromRetry, Topics.RETRY_1M, "retry@local.test");

        var replayed = Commands.run(world, "parked", "replay", "--all", "--yes");

        assertThat(replayed.code()).as(replayed.said()).isZero();
        assertThat(replayed.said()).contains(LANE_ID, RETRY_ID);
        Awaitility.await("both arrive")
                .untilAsserted(
                        () -> assertThat(List.of(fromLane, fromRetry)).allMatch(mail -> arrivals(world, mail) == 1));
        assertThat(Commands.run(world, "parked", "list").said())
                .as("they are not parked any more")
                .doesNotContain(LANE_ID, RETRY_ID);
    }

    private static long arrivals(World world, Mail mail) {
        return world.receiver().accepted().stream().filter(mail::is).count();
    }

    private static boolean garbage(ConsumerRecord<byte[], byte[]> next) {
        return next.value() != null && GARBAGE.contains(new String(next.value(), StandardCharsets.UTF_8));
    }

    private static String cameFrom(ConsumerRecord<byte[], byte[]> parked) {
        return new String(parked.headers().lastHeader("topic").value(), StandardCharsets.UTF_8);
    }
}
