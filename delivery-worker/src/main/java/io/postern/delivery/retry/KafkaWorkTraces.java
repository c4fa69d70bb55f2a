// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.trace.KafkaSpan;
import io.postern.contracts.trace.KafkaTraces;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The traces of records in work: each attempt is a span, and what is written of it goes on in the same trace. */
public final class KafkaWorkTraces {
    private final KafkaTraces traces;
    private final Map<String, KafkaSpan> inWork = new ConcurrentHashMap<>();

    public KafkaWorkTraces(KafkaTraces traces) {
        this.traces = traces;
    }

    /**
     * Starts the work on a record as a part of its trace, if it belongs to one: that ends with the work, and also where it does
     * not even begin.
     */
    public <W> W during(
            OutboundMessage message, Headers headers, Supplier<W> starting, Function<W, CompletionStage<?>> done) {
        var span = begin(message, headers);
        if (span == null) {
            return starting.get();
        }
        try {
            var work = starting.get();
            done.apply(work).whenComplete((_, failure) -> end(span, message, failure));
            return work;
        } catch (RuntimeException e) {
            end(span, message, e);
            throw e;
        }
    }

    private @Nullable KafkaSpan begin(OutboundMessage message, Headers headers) {
        var span = traces.of(headers, "attempt");
        if (span != null) {
            span.with("messageId", message.messageId())
                    .with("lane", message.lane().name())
                    .with("number", Integer.toString(message.attempt()));
            inWork.put(message.recordId(), span);
            inWork.put(message.messageId(), span);
        }
        return span;
    }

    private void end(KafkaSpan span, OutboundMessage message, @Nullable Throwable failure) {
        inWork.remove(message.recordId(), span);
        inWork.remove(message.messageId(), span);
        span.end(failure);
    }

    void write(OutboundMessage message, Headers headers) {
        if (inWork.isEmpty()) {
            return;
        }
        var own = inWork.get(message.recordId());
        var span = own == null ? inWork.get(message.messageId()) : own;
        if (span != null) {
            span.write(headers);
        }
    }

    /** A record that is moved stays in its trace. */
    static void carry(Headers from, Headers to) {
        var header = from.lastHeader(KafkaSpan.TRACEPARENT);
        if (header != null) {
            to.add(header);
        }
    }
}
