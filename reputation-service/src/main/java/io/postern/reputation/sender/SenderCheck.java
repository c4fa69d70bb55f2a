// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.sender;

import io.postern.contracts.event.SenderDomain;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Asks about the domain of a reverse-path; can tell its finding at any time. */
public final class SenderCheck {
    private final @Nullable SenderDomain settled;
    private @Nullable CompletableFuture<DnsReply> mx;
    private volatile @Nullable CompletableFuture<DnsReply> four;
    private volatile @Nullable CompletableFuture<DnsReply> six;
    private final Queue<DnsResult> aliases = new ConcurrentLinkedQueue<>();
    private CompletableFuture<?> done = CompletableFuture.completedFuture(null);

    private SenderCheck(@Nullable SenderDomain settled) {
        this.settled = settled;
    }

    /**
     * Starts asking.
     *
     * @param ours our own domains, in the form of {@link DomainNames#normal}: they are not looked up
     */
    public static SenderCheck start(String reversePath, Set<String> ours, Lookup lookup) {
        var domain = SenderFinding.domain(reversePath);
        if (domain == null) {
            return new SenderCheck(SenderDomain.NONE);
        }
        var normal = DomainNames.normal(domain);
        if (normal == null || ours.contains(normal)) {
            return new SenderCheck(normal == null ? SenderDomain.MISSING : SenderDomain.EXISTS);
        }
        var check = new SenderCheck(null);
        check.ask(normal, lookup);
        return check;
    }

    private void ask(String domain, Lookup lookup) {
        var first = lookup.lookup(domain, RecordType.MX);
        mx = first;
        done = first.thenCompose(reply -> {
            if (!SenderFinding.needsAddresses(reply.result())) {
                return aliases(reply.result(), lookup);
            }
            var a = lookup.lookup(domain, RecordType.A);
            var aaaa = lookup.lookup(domain, RecordType.AAAA);
            four = a;
            six = aaaa;
            return CompletableFuture.allOf(a, aaaa);
        });
    }

    private CompletableFuture<Void> aliases(DnsResult mx, Lookup lookup) {
        var hosts = SenderFinding.hosts(mx);
        var asked = new CompletableFuture<?>[hosts.size()];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = lookup.lookup(hosts.get(i), RecordType.CNAME).thenAccept(reply -> aliases.add(reply.result()));
        }
        return CompletableFuture.allOf(asked);
    }

    /** Complete when everything was answered; never fails. */
    public CompletableFuture<?> done() {
        return done;
    }

    /** What is known by now. */
    public SenderDomain finding() {
        return settled != null ? settled : SenderFinding.decide(result(mx), result(four), result(six), aliases);
    }

    private static @Nullable DnsResult result(@Nullable CompletableFuture<DnsReply> asked) {
        var reply = asked == null ? null : asked.getNow(null);
        return reply == null ? null : reply.result();
    }
}
