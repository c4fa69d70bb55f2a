// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes the spans of a process, and hands them to the collector. */
public final class KafkaTraces implements AutoCloseable {
    /** Nothing is traced. */
    public static final KafkaTraces NONE = new KafkaTraces(null, 0);

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;
    private final double sample;

    KafkaTraces(@Nullable SdkTracerProvider provider, double sample) {
        this.provider = provider;
        this.tracer = provider == null ? null : provider.get("io.postern");
        this.sample = sample;
    }

    /**
     * Spans go there in the background.
     *
     * @param service whose spans they are
     * @param sample share of sessions that are traced
     * @throws IllegalArgumentException if the endpoint is no URL
     */
    public static KafkaTraces to(String endpoint, String service, double sample) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(PATIENCE)
                .build();
        return new KafkaTraces(
                SdkTracerProvider.builder()
                        .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                                .setScheduleDelay(Duration.ofSeconds(1))
                                .build())
                        .build(),
                sample);
    }

    /** Whether anything is traced at all. */
    public boolean on() {
        return tracer != null;
    }

    /** Whether that session is among those which are traced; the same for all that ask. */
    public boolean drawn(String sessionId) {
        if (tracer == null) {
            return false;
        }
        int hash = sessionId.hashCode() * 0x9E3779B1;
        return (hash >>> 1) < sample * Integer.MAX_VALUE;
    }

    /** The beginning of a trace, of a session that was {@linkplain #drawn drawn}. */
    public KafkaSpan root(String name) {
        return begin(name, SpanKind.SERVER, Context.root());
    }

    /** A part of another one. */
    public KafkaSpan within(KafkaSpan whole, String name) {
        return begin(name, SpanKind.CLIENT, Context.root().with(whole.span()));
    }

    /** The work on a record, if that belongs to a trace. */
    public @Nullable KafkaSpan of(Headers headers, String name) {
        if (tracer == null) {
            return null;
        }
        var header = headers.lastHeader(KafkaSpan.TRACEPARENT);
        if (header == null || header.value() == null) {
            return null;
        }
        var matcher = TRACEPARENT.matcher(new String(header.value(), StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            return null;
        }
        var parent = SpanContext.createFromRemoteParent(
                matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0), TraceState.getDefault());
        return parent.isValid() && parent.isSampled()
                ? begin(name, SpanKind.CONSUMER, Context.root().with(Span.wrap(parent)))
                : null;
    }

    private KafkaSpan begin(String name, SpanKind kind, Context parent) {
        return new KafkaSpan(Objects.requireNonNull(tracer)
                .spanBuilder(name)
                .setSpanKind(kind)
                .setParent(parent)
                .startSpan());
    }

    /** Hands over what is left, for a moment. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
