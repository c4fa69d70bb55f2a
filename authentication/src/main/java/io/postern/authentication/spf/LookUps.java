// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The look-ups of one check, counted (RFC 7208 section 4.6.4). */
final class LookUps {
    static final int MAX_TERMS = 10;
    static final int MAX_VOIDS = 2;
    /** Names of one MX or PTR look-up. */
    static final int MAX_NAMES = 10;

    private final Lookup dns;
    private int terms;
    private int voids;
    private boolean termIsVoid;
    private boolean over;
    private @Nullable DnsReply first;

    LookUps(Lookup dns) {
        this.dns = dns;
    }

    /** A term that looks names up begins. */
    void begin() throws SpfError {
        if (!over && ++terms > MAX_TERMS) {
            throw SpfError.permanent("more than " + MAX_TERMS + " terms look names up");
        }
        termIsVoid = false;
        first = null;
    }

    /** The result is certain: what is looked up from now on is for the explanation, and is not counted. */
    void end() {
        over = true;
    }

    /** The first reply since {@link #begin}; null for none. */
    @Nullable
    DnsReply first() {
        return first;
    }

    /** Starts looking up; {@link #take} waits. What can be no name, and so does not exist, is not asked for. */
    CompletableFuture<DnsReply> ask(String name, RecordType type) {
        boolean possible = !name.endsWith(".") && SpfQuestion.isAscii(name);
        return possible
                ? dns.lookup(name, type)
                : CompletableFuture.completedFuture(
                        new DnsReply(new DnsQuestion(name, type), new DnsResult.Failed(Failure.BAD_NAME), false, 0));
    }

    /** Waits for a reply, and counts a void one: once a term, as the RFC counts terms. */
    DnsReply take(CompletableFuture<DnsReply> asked) throws SpfError {
        var reply = asked.join();
        if (first == null) {
            first = reply;
        }
        boolean isVoid = reply.result() instanceof DnsResult.NoData || reply.result() instanceof DnsResult.NoSuchName;
        if (isVoid && !termIsVoid && !over) {
            termIsVoid = true;
            if (++voids > MAX_VOIDS) {
                throw SpfError.permanent("more than " + MAX_VOIDS + " terms look up what does not exist");
            }
        }
        return reply;
    }

    /**
     * The values of a name, none if there are none.
     *
     * @throws SpfError a temporary one if nobody knows
     */
    List<String> values(CompletableFuture<DnsReply> asked) throws SpfError {
        var reply = take(asked);
        if (reply.result() instanceof DnsResult.Failed(var reason) && reason != Failure.BAD_NAME) {
            var question = reply.question();
            throw SpfError.temporary(question.type() + " of " + question.name() + " is not known: " + reason);
        }
        return reply.values();
    }

    /** As octets. */
    static List<byte[]> addresses(List<String> values) {
        var addresses = new ArrayList<byte[]>(values.size());
        for (var value : values) {
            addresses.add(InetAddress.ofLiteral(value).getAddress());
        }
        return addresses;
    }
}
