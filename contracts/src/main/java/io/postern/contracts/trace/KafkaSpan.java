// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A part of a trace that is under way. */
public final class KafkaSpan {
    /** Header of a record, as W3C Trace Context says. */
    public static final String TRACEPARENT = "traceparent";

    private final Span span;

    KafkaSpan(Span span) {
        this.span = span;
    }

    Span span() {
        return span;
    }

    /** @param key one of those that logs use */
    public KafkaSpan with(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    /** {@code 00-TRACE-SPAN-01}. */
    public byte[] traceparent() {
        var context = span.getSpanContext();
        return ("00-" + context.getTraceId() + "-" + context.getSpanId() + "-01").getBytes(StandardCharsets.US_ASCII);
    }

    /** What is made of the record is a part of the trace. */
    public void write(Headers headers) {
        headers.remove(TRACEPARENT).add(TRACEPARENT, traceparent());
    }

    /**
     * Does the work; the part ends with it before its result goes on, and also where it does not even begin.
     *
     * @param part null outside of any trace
     */
    public static <T extends @Nullable Object> CompletionStage<? extends T> during(
            @Nullable KafkaSpan part, Supplier<? extends CompletionStage<? extends T>> work) {
        if (part == null) {
            return work.get();
        }
        try {
            return work.get().whenComplete((_, failure) -> part.end(failure));
        } catch (RuntimeException e) {
            part.end(e);
            throw e;
        }
    }

    /** @param failure null where it came out well */
    public void end(@Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }
}
