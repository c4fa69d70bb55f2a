// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.trace.KafkaSpan;
import io.postern.contracts.trace.KafkaTraces;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The traces of records in work: each attempt is a span, and what is written of it goes on in the same trace. */
public final class KafkaWorkTraces {
    private final KafkaTraces traces;
    private final Map<String, KafkaSpan> inWork = new ConcurrentHashMap<>();

    public KafkaWorkTraces(KafkaTraces traces) {
        this.traces = traces;
    }

    /** Null where the record belongs to no trace. */
    public @Nullable KafkaSpan begin(OutboundMessage message, Headers headers) {
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

    /** Ends it with the work. */
    public void end(KafkaSpan span, OutboundMessage message, CompletionStage<?> done) {
        done.whenComplete((_, failure) -> {
            inWork.remove(message.recordId(), span);
            inWork.remove(message.messageId(), span);
            span.end(failure);
        });
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
