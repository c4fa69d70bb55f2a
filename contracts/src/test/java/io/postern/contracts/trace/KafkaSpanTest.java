// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSpanTest {
    private final Collected collected = new Collected();
    private final KafkaTraces traces = new KafkaTraces(
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(collected))
                    .build(),
            1);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | work    | status
            work that comes out well is in the trace           | is done | UNSET
            work that fails later is in it, as a failure       | fails   | ERROR
            work that fails before it begins is in it likewise | throws  | ERROR
            """)
    void whatever_becomes_of_work_is_in_the_trace(String what, String work, StatusCode status) {
        var outcome = begin(traces.root("work"), work);

        assertThat(outcome.isCompletedExceptionally()).as(what).isEqualTo(status == StatusCode.ERROR);
        assertThat(collected.spans).as(what).hasSize(1);
        assertThat(collected.spans.getFirst().getStatus().getStatusCode())
                .as(what)
                .isEqualTo(status);
    }

    @Test
    void work_under_way_is_not_in_it_yet() {
        var work = new CompletableFuture<String>();
        var outcome = KafkaSpan.during(traces.root("work"), () -> work);
        assertThat(collected.spans).isEmpty();
        work.complete("done");
        assertThat(outcome.toCompletableFuture().join()).isEqualTo("done");
        assertThat(collected.spans).hasSize(1);
    }

    @Test
    void outside_of_traces_work_is_what_it_is() {
        var work = CompletableFuture.completedFuture("done");
        assertThat(KafkaSpan.during(null, () -> work)).isSameAs(work);
        assertThatThrownBy(() -> KafkaSpan.during(null, KafkaSpanTest::thrown)).hasMessage("planted");
    }

    private static CompletableFuture<?> begin(KafkaSpan part, String work) {
        try {
            return KafkaSpan.during(part, () -> work(work)).toCompletableFuture();
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletionStage<String> work(String how) {
        return switch (how) {
            case "is done" -> CompletableFuture.completedFuture("done");
            case "fails" -> CompletableFuture.failedFuture(new IllegalStateException("planted"));
            default -> thrown();
        };
    }

    private static CompletionStage<String> thrown() {
        throw new IllegalStateException("planted");
    }

    private static final class Collected implements SpanExporter {
        final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
