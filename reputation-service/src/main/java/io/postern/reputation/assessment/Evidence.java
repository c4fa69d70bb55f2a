// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.DnsAnswer;
import io.postern.dns.Dns;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.Lookup;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The look-ups made for one inquiry: they share a budget, and their answers are written down. */
public final class Evidence implements Lookup {
    /** Answers beyond these are not written down. */
    static final int MAX_ANSWERS = 50;

    private final Dns dns;
    private final QueryBudget budget;
    private final List<DnsReply> replies = new ArrayList<>();
    private int asked;
    private boolean heard;

    /** @param lookups how many look-ups the inquiry may cost */
    public Evidence(Dns dns, int lookups) {
        this.dns = dns;
        this.budget = QueryBudget.of(lookups);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        synchronized (this) {
            asked++;
        }
        var reply = dns.lookup(name, type, budget);
        if (reply.isDone()) {
            write(reply.join());
            return reply;
        }
        return reply.thenApply(this::write);
    }

    private synchronized DnsReply write(DnsReply reply) {
        heard |= !(reply.result() instanceof DnsResult.Failed failed
                && failed.reason().silence());
        if (replies.size() < MAX_ANSWERS) {
            replies.add(reply);
        }
        return reply;
    }

    /** Something was asked, nothing at all was heard, and no server answers. */
    public synchronized boolean dnsAway() {
        return asked > 0 && !heard && dns.away();
    }

    /** What was answered by now. */
    synchronized List<DnsAnswer> answers() {
        var answers = new ArrayList<DnsAnswer>(replies.size());
        for (var reply : replies) {
            answers.add(reply.answer());
        }
        return answers;
    }
}
