// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaTracesTest {
    /** Nobody is there. */
    private static final String NOWHERE = "http://127.0.0.1:1/v1/traces";

    @Test
    void where_nothing_is_traced_no_header_is_looked_at() {
        var headers = new RecordHeaders();
        headers.add(
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.US_ASCII));
        assertThat(KafkaTraces.NONE.of(headers, "work")).isNull();
        assertThat(KafkaTraces.NONE.drawn("any")).isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01     | what is traced goes on             | true
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00     | what was not drawn is not          | false
            cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-new | a later version is read as this    | true
            00-00000000000000000000000000000000-b7ad6b7169203331-01     | no trace is none                   | false
            00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01     | capitals are no traceparent        | false
            garbage                                                     | garbage is no traceparent          | false
            """)
    void a_record_goes_on_in_the_trace_that_its_header_names(String traceparent, String sentence, boolean traced) {
        var headers = new RecordHeaders();
        headers.add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        try (var traces = KafkaTraces.to(NOWHERE, "test", 1)) {
            var span = traces.of(headers, "work");
            assertThat(span != null).as(sentence).isEqualTo(traced);
            if (span != null) {
                var onward = new RecordHeaders();
                span.write(onward);
                assertThat(new String(onward.lastHeader("traceparent").value(), StandardCharsets.US_ASCII))
                        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                        .endsWith("-01")
                        .doesNotContain("b7ad6b7169203331");
            }
        }
    }

    @Test
    void the_share_is_what_was_asked_for_and_everybody_draws_the_same() {
        try (var some = KafkaTraces.to(NOWHERE, "test", 0.1);
                var others = KafkaTraces.to(NOWHERE, "test", 0.1);
                var all = KafkaTraces.to(NOWHERE, "test", 1);
                var none = KafkaTraces.to(NOWHERE, "test", 0)) {
            var ids = IntStream.range(0, 10_000)
                    .mapToObj(n -> "01hzx3k%07d".formatted(n))
                    .toList();
            assertThat(ids.stream().filter(some::drawn).count()).isBetween(800L, 1200L);
            assertThat(ids).allMatch(id -> some.drawn(id) == others.drawn(id));
            assertThat(ids).allMatch(all::drawn).noneMatch(none::drawn);
        }
    }
}
