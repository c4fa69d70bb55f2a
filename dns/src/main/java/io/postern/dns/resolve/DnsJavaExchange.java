// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.resolve.Response.Code;
import io.postern.dns.resolve.Response.Rr;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.WireParseException;

/**
 * The exchange of packets by dnsjava, which checks id, name, type and class of an answer. Answers are read on
 * dnsjava's one selector thread: a hop to a pool would cost more than reading them.
 */
final class DnsJavaExchange implements Exchange {
    /** Fits into any path's packets (RFC 9715). */
    private static final int UDP_PAYLOAD = 1232;
    /** TTLs with the highest bit set are none (RFC 2181 section 8). */
    private static final long MAX_TTL = Integer.MAX_VALUE;

    private record Ways(SimpleResolver udp, SimpleResolver tcp) {}

    private final Map<InetSocketAddress, Ways> servers = new ConcurrentHashMap<>();
    private final Duration timeout;

    /** @param timeout when sockets are closed at last; the caller has its own, shorter ones */
    DnsJavaExchange(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<Response> ask(InetSocketAddress server, String name, int type) {
        Message query;
        try {
            var asked = name.isEmpty() ? Name.root : Name.fromString(name, Name.root);
            query = Message.newQuery(Record.newRecord(asked, type, DClass.IN));
            // Says that we understand the bit in the answer (RFC 6840 section 5.7).
            query.getHeader().setFlag(Flags.AD);
        } catch (TextParseException e) {
            return CompletableFuture.completedFuture(Response.of(Code.GARBLED));
        }
        var ways = servers.computeIfAbsent(server, this::ways);
        return send(ways.udp, query)
                .thenCompose(answer -> answer.getHeader().getFlag(Flags.TC)
                        ? send(ways.tcp, query).exceptionally(failure -> {
                            // It did answer, so it is not away.
                            throw new CompletionException(new WireParseException("truncated, and TCP failed"));
                        })
                        : CompletableFuture.completedFuture(answer))
                .handle((answer, failure) -> failure == null ? read(answer) : Response.of(code(failure)))
                .toCompletableFuture();
    }

    private Ways ways(InetSocketAddress server) {
        var udp = new SimpleResolver(server);
        var tcp = new SimpleResolver(server);
        udp.setIgnoreTruncation(true);
        tcp.setTCP(true);
        for (var resolver : List.of(udp, tcp)) {
            resolver.setTimeout(timeout);
            resolver.setEDNS(0, UDP_PAYLOAD, 0, List.of());
        }
        return new Ways(udp, tcp);
    }

    private static CompletionStage<Message> send(SimpleResolver resolver, Message query) {
        try {
            return resolver.sendAsync(query, Runnable::run);
        } catch (RuntimeException e) {
            // Such as no socket left: the server is not to blame, but it was not reached either.
            return CompletableFuture.failedFuture(new IOException(e));
        }
    }

    private static Code code(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return Code.TIMEOUT;
        }
        return cause instanceof IOException && !(cause instanceof WireParseException) ? Code.UNREACHABLE : Code.GARBLED;
    }

    private static Response read(Message message) {
        var header = message.getHeader();
        if (!header.getFlag(Flags.QR)) {
            return Response.of(Code.GARBLED);
        }
        var code = switch (message.getRcode()) {
            case Rcode.NOERROR -> Code.NOERROR;
            case Rcode.NXDOMAIN -> Code.NXDOMAIN;
            case Rcode.REFUSED -> Code.REFUSED;
            default -> Code.SERVFAIL;
        };
        long negativeTtl = -1;
        for (var authority : message.getSection(Section.AUTHORITY)) {
            if (authority instanceof SOARecord soa) {
                negativeTtl = Math.min(ttl(soa), soa.getMinimum());
            }
        }
        var answers = new ArrayList<Rr>();
        for (var answer : message.getSection(Section.ANSWER)) {
            var value = answer.getDClass() == DClass.IN ? value(answer) : null;
            if (value != null && answers.size() < Response.MAX_RECORDS) {
                answers.add(new Rr(text(answer.getName()), answer.getType(), ttl(answer), value));
            }
        }
        return new Response(
                code,
                answers,
                negativeTtl,
                header.getFlag(Flags.AA) || header.getFlag(Flags.RA),
                header.getFlag(Flags.AD));
    }

    private static long ttl(Record rr) {
        return rr.getTTL() > MAX_TTL ? 0 : rr.getTTL();
    }

    private static @Nullable String value(Record rr) {
        return switch (rr) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord aaaa -> aaaa.getAddress().getHostAddress();
            case PTRRecord ptr -> text(ptr.getTarget());
            case CNAMERecord cname -> text(cname.getTarget());
            case MXRecord mx -> mx.getPriority() + " " + target(mx.getTarget());
            case TXTRecord txt -> joined(txt);
            default -> null;
        };
    }

    private static String joined(TXTRecord txt) {
        var text = new StringBuilder();
        for (var octets : txt.getStringsAsByteArrays()) {
            text.append(new String(octets, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static String target(Name name) {
        return name.equals(Name.root) ? "." : text(name);
    }

    private static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }
}
