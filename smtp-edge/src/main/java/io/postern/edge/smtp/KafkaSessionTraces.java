// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.trace.KafkaSpan;
import io.postern.contracts.trace.KafkaTraces;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The traces of sessions that were drawn: each session a span, its questions and what it hands over within. */
final class KafkaSessionTraces {
    private final KafkaTraces traces;
    private final Map<String, KafkaSpan> sessions = new ConcurrentHashMap<>();

    KafkaSessionTraces(KafkaTraces traces) {
        this.traces = traces;
    }

    /** Null where the session is not traced. */
    @Nullable
    KafkaSpan question(Inquiry inquiry) {
        if (!traces.drawn(inquiry.sessionId())) {
            return null;
        }
        var session = sessions.computeIfAbsent(inquiry.sessionId(), id -> begin(id, inquiry));
        return traces.within(
                session, "inquiry " + inquiry.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private KafkaSpan begin(String sessionId, Inquiry inquiry) {
        return traces.root("session")
                .with("sessionId", sessionId)
                .with("listener", inquiry.client().listener());
    }

    /** Null where the session is not traced. */
    @Nullable
    KafkaSpan handover(OutboundMessage message) {
        var session = sessions.get(message.origin().sessionId());
        return session == null ? null : traces.within(session, "accept").with("messageId", message.messageId());
    }

    void left(String sessionId) {
        var session = sessions.remove(sessionId);
        if (session != null) {
            session.end(null);
        }
    }
}
