// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaParkedTest {
    private static final ConsumerRecord<byte[], byte[]> GARBLED =
            new ConsumerRecord<>("postern.retry.15m", 2, 17, new byte[] {0, 1}, new byte[] {(byte) 0xff, 0});

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a record without headers         | ''
            one that waited                  | to=postern.outbound.incoming not-before=17
            one with two headers of one name | a=1 a=2
            one whose headers are like ours  | reason=its-own topic=x partition=y offset=z
            """)
    void comes_back_octet_for_octet_with_its_own_headers(String what, String own) {
        var garbled = read(new ProducerRecord<>(GARBLED.topic(), GARBLED.key(), GARBLED.value()), own);

        var parked = read(KafkaParked.of(garbled, "not JSON"), "");
        var back = KafkaParked.back(parked);

        assertThat(KafkaParked.origin(parked)).contains(new KafkaParked.Origin("postern.retry.15m", 2, 17, "not JSON"));
        assertThat(KafkaParked.mark(parked)).isEmpty();
        assertThat(back.topic()).isEqualTo("postern.retry.15m");
        assertThat(back.partition()).isNull();
        assertThat(back.key()).isEqualTo(GARBLED.key());
        assertThat(back.value()).isEqualTo(GARBLED.value());
        assertThat(Arrays.stream(back.headers().toArray())
                        .map(header -> header.key() + "=" + new String(header.value(), UTF_8)))
                .as(what)
                .containsExactlyElementsOf(words(own));
    }

    @ParameterizedTest
    @EnumSource
    void a_mark_is_read_as_it_was_written(KafkaParked.Done done) {
        var mark = read(KafkaParked.mark(0, 4711, done), "");

        assertThat(KafkaParked.mark(mark)).contains(new KafkaParked.Mark(done, 4711));
        assertThat(KafkaParked.origin(mark)).isEmpty();
    }

    @Test
    void what_others_wrote_is_neither() {
        for (var headers : List.of("", "mark=gone of=1", "mark=begun of=x", "reason=a topic=b partition=c offset=d")) {
            var next = read(new ProducerRecord<>("postern.parked", null, null), headers);
            assertThat(KafkaParked.mark(next)).as(headers).isEqualTo(Optional.empty());
            assertThat(KafkaParked.origin(next)).as(headers).isEqualTo(Optional.empty());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                   | topic  | offset | value | same
            it was parked twice                      | a      | 17     | octets | true
            another of the topic                     | a      | 18     | octets | false
            the place of a topic that was made anew  | a      | 17     | others | false
            the place of another topic               | b      | 17     | octets | false
            """)
    void one_record_is_known_by_its_place_and_octets(
            String what, String topic, long offset, String value, boolean same) {
        var other = new ConsumerRecord<>(topic, 0, offset, new byte[0], value.getBytes(UTF_8));
        var one = new ConsumerRecord<>("a", 0, 17, new byte[0], "octets".getBytes(UTF_8));

        assertThat(identity(read(KafkaParked.of(other, "not JSON"), ""))
                        .equals(identity(read(KafkaParked.of(one, "garbled"), ""))))
                .as(what)
                .isEqualTo(same);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"reason", "topic", "partition", "offset"})
    void what_is_read_of_a_header_is_short_whoever_wrote_it(String huge) {
        var octets = new byte[900_000];
        Arrays.fill(octets, (byte) '7');
        var next = new ConsumerRecord<>(Topics.PARKED, 0, 5, new byte[0], new byte[0]);
        for (var name : List.of("reason", "topic", "partition", "offset")) {
            next.headers().add(name, name.equals(huge) ? octets : new byte[] {'7'});
        }

        assertThat(identity(next)).hasSize(64);
        assertThat(KafkaParked.origin(next).map(KafkaParked.Origin::reason).map(String::length))
                .isEqualTo(huge.equals("reason") ? Optional.of(1_000) : Optional.empty());
        assertThat(identity(next)).isNotEqualTo(identity(read(KafkaParked.of(GARBLED, "not JSON"), "")));
    }

    private static String identity(ConsumerRecord<byte[], byte[]> parked) {
        return KafkaParked.identity(parked);
    }

    private static List<String> words(String own) {
        return own.isEmpty() ? List.of() : List.of(own.split(" "));
    }

    private static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> written, String more) {
        var next = new ConsumerRecord<>(written.topic(), 2, 17, written.key(), written.value());
        Stream.of(written.headers().toArray()).forEach(next.headers()::add);
        words(more).forEach(word -> {
            var parts = word.split("=");
            next.headers().add(parts[0], parts[1].getBytes(UTF_8));
        });
        return next;
    }
}
