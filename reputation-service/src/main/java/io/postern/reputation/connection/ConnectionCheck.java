// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.connection;

import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.ReverseDns;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import io.postern.dns.ReverseNames;
import io.postern.reputation.assessment.Evidence;
import io.postern.reputation.lists.ListQuery;
import io.postern.reputation.lists.Lists;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks about a client's address, everything at once; can tell its findings at any time. */
public final class ConnectionCheck {
    private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);

    /** Findings about a client that nothing is asked about. */
    public static final ConnectionFindings NOTHING =
            new ConnectionFindings(ReverseDnsFinding.UNKNOWN, List.of(), false);

    private final ClientAddress client;
    private final Evidence evidence;
    private final List<ListQuery> queries = new ArrayList<>();
    private final Map<String, DnsResult> forward = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<DnsReply> pointer;
    private CompletableFuture<?> done = DONE;

    private ConnectionCheck(ClientAddress client, Evidence evidence) {
        this.client = client;
        this.evidence = evidence;
    }

    /**
     * Starts asking.
     *
     * @param address the client's address as text
     * @param lists those to ask
     */
    public static ConnectionCheck start(String address, Lists lists, Evidence evidence) {
        var check = new ConnectionCheck(ClientAddress.of(address), evidence);
        var ip = check.client.ip();
        if (ip != null && check.client.reach() != ClientAddress.Reach.LOOPBACK) {
            check.ask(ip, lists);
        }
        return check;
    }

    private void ask(InetAddress ip, Lists lists) {
        var parts = new ArrayList<CompletableFuture<?>>();
        pointer = evidence.lookup(ReverseNames.pointer(ip), RecordType.PTR);
        for (var list : lists.about(Subject.CLIENT)) {
            var query = ListQuery.about(ip, Subject.CLIENT, null, list, lists, evidence);
            if (query != null) {
                queries.add(query);
                parts.add(query.done());
            }
        }
        parts.add(pointer.thenCompose(reply -> confirm(ip, reply.result())));
        done = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> confirm(InetAddress ip, DnsResult names) {
        var type = ip instanceof Inet6Address ? RecordType.AAAA : RecordType.A;
        var parts = new ArrayList<CompletableFuture<?>>();
        for (var name : ReverseDnsFinding.names(names)) {
            if (ReverseDnsFinding.confirmable(name)) {
                parts.add(evidence.lookup(name, type).thenAccept(reply -> forward.put(name, reply.result())));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    /** Complete when everything was answered; never fails. */
    public CompletableFuture<?> done() {
        return done;
    }

    /** What is known by now. */
    public ConnectionFindings findings() {
        var listings = new ArrayList<DnsblListing>(queries.size());
        queries.forEach(query -> listings.add(query.finding()));
        return new ConnectionFindings(reverseDns(), listings, evidence.dnsAway());
    }

    private ReverseDns reverseDns() {
        var asked = pointer;
        return asked == null
                ? ReverseDnsFinding.UNKNOWN
                : ReverseDnsFinding.decide(client, result(asked.getNow(null)), new HashMap<>(forward));
    }

    private static @Nullable DnsResult result(@Nullable DnsReply reply) {
        return reply == null ? null : reply.result();
    }

    /** Whether this is an address of the machine itself. */
    public static boolean loopback(String address) {
        return ClientAddress.of(address).reach() == ClientAddress.Reach.LOOPBACK;
    }
}
