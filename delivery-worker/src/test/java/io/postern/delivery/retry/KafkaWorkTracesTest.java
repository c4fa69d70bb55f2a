// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.delivery.Mails;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaWorkTracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private final KafkaTraces traces = KafkaTraces.to("http://127.0.0.1:1/v1/traces", "test", 1);
    private final KafkaWorkTraces work = new KafkaWorkTraces(traces);

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void what_is_written_of_a_record_is_in_its_trace_as_long_as_that_is_in_work() {
        var mail = Mails.to("a@local.test");
        var done = new CompletableFuture<String>();
        work.during(mail, traced(), () -> "work", _ -> done);
        var during = new RecordHeaders();
        work.write(mail, during);
        assertThat(trace(during)).startsWith("00-" + TRACE);

        done.complete("done");
        var after = new RecordHeaders();
        work.write(mail, after);
        assertThat(after).isEmpty();
    }

    @Test
    void work_that_does_not_even_begin_leaves_nothing_behind() {
        var mail = Mails.to("a@local.test");
        assertThatThrownBy(
                        () -> work.during(mail, traced(), KafkaWorkTracesTest::thrown, _ -> new CompletableFuture<>()))
                .hasMessage("planted");
        var after = new RecordHeaders();
        work.write(mail, after);
        assertThat(after).isEmpty();
    }

    @Test
    void a_record_that_waits_for_a_worker_that_can_read_it_stays_in_its_trace() {
        var sender = KafkaSender.durable(KafkaAccess.plain("127.0.0.1:1"), "test", Duration.ofSeconds(2));
        sender.close();
        var tiers = RetryTiers.of(List.of(Duration.ofMinutes(15)));
        var outbox = new KafkaOutbox(sender, tiers, Duration.ofMinutes(1), InstantSource.system());
        var newer = new ConsumerRecord<>("postern.outbound.incoming", 0, 7, new byte[0], "{}".getBytes(US_ASCII));
        assertThat(outbox.aside(newer).headers().lastHeader("traceparent")).isNull();

        newer.headers().add(traced().lastHeader("traceparent"));
        assertThat(trace(outbox.aside(newer).headers())).isEqualTo(trace(traced()));
    }

    private static String thrown() {
        throw new IllegalStateException("planted");
    }

    private static Headers traced() {
        return new RecordHeaders().add("traceparent", ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(US_ASCII));
    }

    private static String trace(Headers headers) {
        return new String(headers.lastHeader("traceparent").value(), US_ASCII);
    }
}
