// SPDX-License-Identifier: Apache-2.0
package io.postern.books.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.books.Mails;
import io.postern.books.entry.LaneRecord;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.wire.JsonEvents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLaneRecordTest {

    @Test
    void reads_what_the_edge_writes() {
        var message = Mails.message("m1", Mails.NOON, "bert@x.test", "\"odd \\\" one\"@y.test");

        assertThat(read(message)).isEqualTo(expected(message));
    }

    @Test
    void reads_what_comes_back_from_a_retry_topic() {
        var first = Mails.message("m1", Mails.NOON, "bert@x.test");
        var message = first.again(first.recipients(), 3, Instant.now(), first.progress())
                .part("m1-0123456789abcdef", first.recipients());

        assertThat(read(message)).isEqualTo(expected(message));
    }

    @Test
    void knows_where_large_content_lies() {
        var message = Mails.message("m1", Mails.NOON, "bert@x.test").with(Mails.LARGE);

        assertThat(read(message)).isEqualTo(expected(message)).returns("postern.content", LaneRecord::content);
    }

    @Test
    void the_order_of_fields_and_unknown_ones_do_not_matter() {
        assertThat(read("""
                {"type":"outbound-message","version":1,"event":{"recipients":[{"new":[{}],"address":"b@x.test"}],
                "content":null,"new":{"messageId":"x"},"attempt":1,"notBefore":null,"reversePath":"","lane":"BULK","acceptedAt":7,
                "recordId":"m1","messageId":"m1"}}"""))
                .returns("m1", LaneRecord::messageId)
                .returns("", LaneRecord::sender)
                .returns(java.util.List.of("b@x.test"), LaneRecord::recipients);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "{}",
                "[]",
                "null",
                "{\"type\":\"transcript\",\"version\":1,\"event\":{}}",
                "{\"type\":\"outbound-message\",\"version\":2,\"event\":{}}",
                "{\"type\":\"outbound-message\",\"version\":1,\"event\":null}",
                "{\"type\":\"outbound-message\",\"version\":1,\"event\":{}}",
                "{\"type\":\"outbound-message\",\"version\":1,\"event\":{\"lane\":\"FAST\"}}",
                "{\"type\":\"outbound-message\",\"version\":1,\"event\":{\"messageId\":{}}}",
                "{\"type\":\"outbound-message\",\"version\":1,\"event\":{\"messageId\":\"m1"
            })
    void garbage_is_passed_over(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void an_empty_record_is_passed_over() {
        assertThat(JsonLaneRecord.read(null, 0)).isNull();
    }

    private static @Nullable LaneRecord read(OutboundMessage message) {
        return read(JsonEvents.encode(message));
    }

    private static @Nullable LaneRecord read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As a consumer gives it: a part of a larger buffer. */
    private static @Nullable LaneRecord read(byte[] value) {
        var batch = ByteBuffer.allocate(value.length + 20);
        batch.position(7).put(value).position(7).limit(7 + value.length);
        return JsonLaneRecord.read(batch.slice(), 4711);
    }

    private static LaneRecord expected(OutboundMessage message) {
        return new LaneRecord(
                message.messageId(),
                message.recordId(),
                message.lane(),
                message.acceptedAt().toEpochMilli(),
                4711,
                message.attempt(),
                message.notBefore() != null,
                message.reversePath(),
                message.recipients().stream().map(Recipient::address).toList(),
                message.content() instanceof Content.Stored stored ? stored.topic() : "");
    }
}
