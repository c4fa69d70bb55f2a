// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.sender;

import io.postern.contracts.event.SenderDomain;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.RecordType;
import io.postern.reputation.assessment.Evidence;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks about the domain of a reverse-path; can tell its finding at any time. */
public final class SenderCheck {
    private final @Nullable SenderDomain settled;
    private @Nullable CompletableFuture<DnsReply> mx;
    private volatile @Nullable CompletableFuture<DnsReply> four;
    private volatile @Nullable CompletableFuture<DnsReply> six;
    private CompletableFuture<?> done = CompletableFuture.completedFuture(null);

    private SenderCheck(@Nullable SenderDomain settled) {
        this.settled = settled;
    }

    /**
     * Starts asking.
     *
     * @param ours our own domains, in the form of {@link DomainNames#normal}: they are not looked up
     */
    public static SenderCheck start(String reversePath, Set<String> ours, Evidence evidence) {
        var domain = SenderFinding.domain(reversePath);
        if (domain == null) {
            return new SenderCheck(SenderDomain.NONE);
        }
        var normal = DomainNames.normal(domain);
        if (normal == null || ours.contains(normal)) {
            return new SenderCheck(normal == null ? SenderDomain.MISSING : SenderDomain.EXISTS);
        }
        var check = new SenderCheck(null);
        check.ask(normal, evidence);
        return check;
    }

    private void ask(String domain, Evidence evidence) {
        var first = evidence.lookup(domain, RecordType.MX);
        mx = first;
        done = first.thenCompose(reply -> {
            if (!SenderFinding.needsAddresses(reply.result())) {
                return first;
            }
            var a = evidence.lookup(domain, RecordType.A);
            var aaaa = evidence.lookup(domain, RecordType.AAAA);
            four = a;
            six = aaaa;
            return a.thenCombine(aaaa, (x, y) -> x);
        });
    }

    /** Complete when everything was answered; never fails. */
    public CompletableFuture<?> done() {
        return done;
    }

    /** What is known by now. */
    public SenderDomain finding() {
        return settled != null ? settled : SenderFinding.decide(result(mx), result(four), result(six));
    }

    private static @Nullable DnsResult result(@Nullable CompletableFuture<DnsReply> asked) {
        var reply = asked == null ? null : asked.getNow(null);
        return reply == null ? null : reply.result();
    }
}
