// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.helo;

import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.HeloFinding;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks about the name in EHLO or HELO; can tell its finding at any time. */
public final class HeloCheck {
    private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);

    private record Asked(
            String host, InetAddress client, CompletableFuture<DnsReply> four, CompletableFuture<DnsReply> six) {}

    private final HeloFinding settled;
    private final Set<String> ours;
    private final @Nullable Asked asked;

    private HeloCheck(HeloFinding settled, Set<String> ours, @Nullable Asked asked) {
        this.settled = settled;
        this.ours = ours;
        this.asked = asked;
    }

    /**
     * Starts asking: the name's IPv4 and IPv6 addresses at once, and nothing where the answer is plain without them.
     *
     * @param client the client's address as text
     * @param reverseDns what its address is called; null where that is not known yet
     * @param ours our own names, in the form of {@link io.postern.dns.DomainNames#normal}, and our addresses, in that of
     *     {@link InetAddress#getHostAddress}
     */
    public static HeloCheck start(
            String helo, String client, @Nullable ReverseDns reverseDns, Set<String> ours, Lookup lookup) {
        var name = HeloName.of(helo);
        var address = address(client);
        var settled = HeloDecision.atOnce(name, address, reverseDns == null ? null : reverseDns.host(), ours);
        if (settled != null || address == null || !(name instanceof HeloName.Host(var host))) {
            return new HeloCheck(settled == null ? HeloFinding.UNKNOWN : settled, ours, null);
        }
        var asked = new Asked(host, address, lookup.lookup(host, RecordType.A), lookup.lookup(host, RecordType.AAAA));
        return new HeloCheck(HeloFinding.UNKNOWN, ours, asked);
    }

    private static @Nullable InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Complete when everything was answered; never fails. */
    public CompletableFuture<?> done() {
        return asked == null ? DONE : CompletableFuture.allOf(asked.four(), asked.six());
    }

    /** What is known by now. */
    public HeloFinding finding() {
        return asked == null
                ? settled
                : HeloDecision.decide(asked.host(), asked.client(), ours, result(asked.four()), result(asked.six()));
    }

    private static @Nullable DnsResult result(CompletableFuture<DnsReply> asked) {
        var reply = asked.getNow(null);
        return reply == null ? null : reply.result();
    }
}
