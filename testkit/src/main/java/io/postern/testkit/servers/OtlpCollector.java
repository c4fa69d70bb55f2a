// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes traces by OTLP over HTTP (protobuf) and keeps their spans. */
public final class OtlpCollector implements AutoCloseable {
    /**
     * A span, as it came.
     *
     * @param service whose it is
     * @param trace id in hexadecimal
     * @param parent empty for the first of a trace
     * @param attributes each {@code key=value}
     */
    public record Span(String service, String trace, String id, String parent, String name, List<String> attributes) {}

    private record Field(int number, byte[] value) {}

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    private OtlpCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            request(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    public static OtlpCollector start() {
        return new OtlpCollector();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All that have come so far. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** opentelemetry/proto/collector/trace/v1: ResourceSpans is field 1, in it Resource 1 and ScopeSpans 2, in that Span 2. */
    private void request(byte[] request) {
        for (var group : each(request, 1)) {
            var service = each(group, 1).stream()
                    .flatMap(resource -> attributes(resource, 1).stream())
                    .filter(attribute -> attribute.startsWith("service.name="))
                    .map(attribute -> attribute.substring("service.name=".length()))
                    .findFirst()
                    .orElse("");
            for (var scope : each(group, 2)) {
                each(scope, 2).forEach(span -> spans.add(span(service, span)));
            }
        }
    }

    private static Span span(String service, byte[] span) {
        return new Span(
                service, hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), List.copyOf(attributes(span, 9)));
    }

    private static List<String> attributes(byte[] message, int number) {
        return each(message, number).stream()
                .map(pair -> text(pair, 1) + "="
                        + each(pair, 2).stream()
                                .map(value -> text(value, 1))
                                .findFirst()
                                .orElse(""))
                .toList();
    }

    private static String hex(byte[] message, int number) {
        return each(message, number).stream()
                .findFirst()
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }

    private static String text(byte[] message, int number) {
        return each(message, number).stream()
                .findFirst()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static List<byte[]> each(byte[] message, int number) {
        return fields(message).stream()
                .filter(field -> field.number() == number)
                .map(Field::value)
                .toList();
    }

    private static List<Field> fields(byte[] message) {
        var fields = new ArrayList<Field>();
        var in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long tag = varint(in);
            int octets = switch ((int) (tag & 7)) {
                case 0 -> {
                    varint(in);
                    yield 0;
                }
                case 1 -> 8;
                case 2 -> (int) varint(in);
                default -> 4;
            };
            var value = new byte[octets];
            in.get(value);
            if ((tag & 7) == 2) {
                fields.add(new Field((int) (tag >>> 3), value));
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
