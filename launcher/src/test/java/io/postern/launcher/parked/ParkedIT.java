// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.line.KafkaParked;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.launcher.Said;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.system.SystemTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is parked, from the command line, in a real Kafka. */
class ParkedIT {
    private static final String LANE = Topics.outbound(Lane.INCOMING);
    private static final byte[] KEY = "local.test".getBytes(UTF_8);
    private static TestKafka kafka;
    private static KafkaSender sender;
    private static SystemTopics topics;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = TestKafka.sharedWithFreshTopics();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        topics = new SystemTopics(kafka.bootstrapServers());
        Said.systemOn(folder, kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        sender.close();
    }

    @Test
    void mail_goes_back_as_it_was_and_once_and_what_is_none_is_discarded() {
        var first = mail("01kanaaaaaaaaaaaaaaaaaaaaa");
        var second = mail("01kanbbbbbbbbbbbbbbbbbbbbb");
        var garbage = "no mail at all".getBytes(UTF_8);
        var one = park(LANE, 17, first, Map.of("traceparent", "00-1"));
        var unread = park(LANE, 18, garbage, Map.of());
        var two = park(Topics.RETRY_1M, 4, second, Map.of("to", LANE, "not-before", "0", "reason", "its own"));
        var question = park(Topics.INQUIRIES, 3, garbage, Map.of());
        park(LANE, 17, first, Map.of("traceparent", "00-1"));

        var list = said("list");
        assertThat(list.out())
                .hasLineCount(5)
                .contains(one + " ", LANE + " 0/17", "01kanaaaaaaaaaaaaaaaaaaaaa", "<anna@debian.org>", "garbled")
                .contains(Topics.INQUIRIES + " 0/3", "reputation-service");
        assertThat(said("list", "--topic", Topics.INQUIRIES, "--json").out())
                .contains("\"id\" : \"" + question + "\"")
                .doesNotContain(LANE);

        var refused = said("discard", one, unread, "--even-mail");
        assertThat(refused.out()).startsWith(one + " is message 01kanaaaaaaaaaaaaaaaaaaaaa that was answered with 250");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(said("list").out()).as("nothing of it was discarded").isEqualTo(list.out());

        assertThat(said("replay", one).out()).startsWith(one + " is back in " + LANE + ": message 01kanaaa");
        assertThat(said("replay", one))
                .as("it goes once")
                .isEqualTo(new Said(
                        1,
                        "Nothing is parked as " + one + ", or no more; ./postern parked list shows what is there."
                                + System.lineSeparator()));
        var back = topics.records(LANE).getLast();
        assertThat(back.key()).isEqualTo(KEY);
        assertThat(back.value()).isEqualTo(first);
        assertThat(headers(back)).containsExactly("traceparent=00-1");

        assertThat(said("replay", question).out()).startsWith(question + " came from postern.inquiries");
        assertThat(said("replay", "--all").out())
                .startsWith("There is no terminal to ask at: Write back 1 of mail, to postern.retry.1m (1)?");
        assertThat(said("replay", "--all", "--yes").out())
                .startsWith(two + " is back in postern.retry.1m")
                .contains("2 parked records are left");
        var waits = topics.records(Topics.RETRY_1M).getLast();
        assertThat(waits.value()).isEqualTo(second);
        assertThat(headers(waits)).containsExactlyInAnyOrder("to=" + LANE, "not-before=0", "reason=its own");

        long written = topics.written(LANE);
        assertThat(said("discard", "--all", "--yes").out()).isEqualToIgnoringNewLines(question + " is discarded.");
        assertThat(said("discard", unread).out()).startsWith(unread + " came from " + LANE + " and is not read");
        assertThat(said("discard", "--all", "--even-mail").out()).startsWith("With --even-mail, name the ids");
        assertThat(said("discard", unread, "--even-mail").code()).isZero();
        assertThat(topics.written(LANE)).isEqualTo(written);
        assertThat(said("list").out()).isEqualToIgnoringNewLines("Nothing is parked.");
        assertThat(topics.records(Topics.PARKED))
                .as("with its marks it is gone")
                .isEmpty();
    }

    @Test
    void a_replay_that_was_broken_off_is_not_repeated_unless_it_is_asked_for() {
        var id = park(LANE, 99, mail("01kanccccccccccccccccccccc"), Map.of());
        long offset = Long.parseLong(id.substring(2));
        sender.send(KafkaParked.mark(0, offset, KafkaParked.Done.BEGUN)).join();
        long written = topics.written(LANE);

        assertThat(said("list", "--topic", LANE).out()).contains("(replay begun) garbled");
        assertThat(Said.by(folder, "trace", "01kanccccccccccccccccccccc").out())
                .contains("Now  message 01kanccccccccccccccccccccc", "PARKED since ", " as " + id + ", from " + LANE);
        assertThat(said("discard", id).out()).contains("and a replay of it was begun");
        assertThat(said("replay", id).out()).startsWith("A replay of " + id + " was begun before");
        assertThat(topics.written(LANE)).isEqualTo(written);
        assertThat(said("replay", id, "--anyway").code()).isZero();
        assertThat(topics.written(LANE)).isEqualTo(written + 1);
        assertThat(said("replay").out()).startsWith("Name the ids").hasLineCount(1);
        assertThat(said("replay", id, "--all").out()).startsWith("Name the ids").hasLineCount(1);
        assertThat(said("discard", "\u001b[2J").out())
                .startsWith("Nothing is parked as \\u001b[2J")
                .hasLineCount(1);
    }

    @Test
    void a_topic_that_somebody_made_up_is_not_written_to_and_does_not_speak_to_the_terminal() {
        var id = park("postern.outbound.\u001b[2J", 1, "no mail".getBytes(UTF_8), Map.of());

        assertThat(said("replay", id).out())
                .startsWith(id + " came from postern.outbound.\\u001b[2J, and there is no such topic")
                .doesNotContain("\u001b");
        assertThat(said("list", "--topic", "postern.outbound.\u001b[2J").out())
                .contains(id)
                .doesNotContain("replay begun");
        assertThat(said("discard", id, "--even-mail").code()).isZero();
    }

    private static Said said(String... words) {
        return Said.by(folder, "parked", words);
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> next) {
        return Arrays.stream(next.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .toList();
    }

    /** As a service does. */
    private static String park(String topic, long offset, byte[] value, Map<String, String> own) {
        var garbled = new ConsumerRecord<>(topic, 0, offset, KEY, value);
        Headers headers = garbled.headers();
        own.forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
        return "0-" + new KafkaParking(sender).park(garbled, "garbled").join().offset();
    }

    private static byte[] mail(String id) {
        var client = new Client("198.51.100.7", 4711, "mx", ListenerKind.MX, false);
        return JsonEvents.encode(new OutboundMessage(
                id,
                id,
                Lane.INCOMING,
                Instant.parse("2026-11-22T12:00:00Z"),
                new Origin(client, "01kan00000000000000000000s", "mail.debian.org"),
                1,
                null,
                "anna@debian.org",
                "7BIT",
                List.of(new Recipient("bert@local.test")),
                List.of(),
                new Content.Inline("Subject: x\r\n\r\n\u0000\u00ff\r\n".getBytes(UTF_8)),
                Progress.NONE,
                null,
                null));
    }
}
