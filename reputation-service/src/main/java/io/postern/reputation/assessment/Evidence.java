// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.DnsAnswer;
import io.postern.dns.Dns;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * The look-ups made for one inquiry: they share a budget and an end of time, their answers are written down, and a
 * question that is asked twice has one answer.
 */
public final class Evidence implements Lookup {
    /** Answers beyond these, or beyond so many characters in all, are not written down. */
    static final int MAX_ANSWERS = 200;

    static final int MAX_CHARACTERS = 64 << 10;

    private final Dns dns;
    private final QueryBudget budget;
    private final Map<DnsQuestion, CompletableFuture<DnsReply>> asked = new HashMap<>();
    private final Map<DnsQuestion, List<CompletableFuture<DnsReply>>> waiting = new HashMap<>();
    private final List<DnsReply> replies = new ArrayList<>();
    private boolean heard;
    private boolean silence;
    private boolean over;

    /** @param lookups how many look-ups the inquiry may cost */
    public Evidence(Dns dns, int lookups) {
        this.dns = dns;
        this.budget = QueryBudget.of(lookups);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        var question = new DnsQuestion(Objects.requireNonNullElse(DomainNames.asked(name), name), type);
        var mine = new CompletableFuture<DnsReply>();
        synchronized (this) {
            var others = asked.get(question);
            if (others != null) {
                return others.isDone() ? others : waiter(question, others);
            }
            if (over) {
                return CompletableFuture.completedFuture(tooLate(question));
            }
            asked.put(question, mine);
        }
        var reply = dns.lookup(name, type, budget);
        if (reply.isDone()) {
            answered(question, mine, reply.join());
            return mine;
        }
        CompletableFuture<DnsReply> waiter;
        synchronized (this) {
            waiter = waiter(question, mine);
        }
        reply.thenAccept(answer -> answered(question, mine, answer));
        return waiter;
    }

    private CompletableFuture<DnsReply> waiter(DnsQuestion question, CompletableFuture<DnsReply> mine) {
        var waiter = mine.copy();
        waiting.computeIfAbsent(question, _ -> new ArrayList<>()).add(waiter);
        return waiter;
    }

    /** Writes first: whoever waits for it may ask for all answers at once. */
    private void answered(DnsQuestion question, CompletableFuture<DnsReply> mine, DnsReply reply) {
        write(reply);
        mine.complete(reply);
        correct(question, reply);
    }

    /** What came when all who asked had given it up counted for nothing, and must not when it is judged again. */
    private synchronized void correct(DnsQuestion question, DnsReply reply) {
        var waiters = waiting.remove(question);
        int written = replies.indexOf(reply);
        if (waiters != null && written >= 0 && waiters.stream().allMatch(CompletableFuture::isCompletedExceptionally)) {
            replies.set(
                    written,
                    new DnsReply(question, new DnsResult.Failed(DnsResult.Failure.TIMEOUT), false, reply.micros()));
        }
    }

    private synchronized void write(DnsReply reply) {
        if (over) {
            return;
        }
        if (reply.result() instanceof DnsResult.Failed(var reason)) {
            heard |= reason.heard();
            silence |= reason.silence();
        } else {
            // The cache answers without servers too.
            heard |= !reply.cached();
        }
        if (replies.size() < MAX_ANSWERS) {
            replies.add(reply);
        }
    }

    /** Whether the time ended before all was answered. */
    synchronized boolean over() {
        return over;
    }

    /** Time is over: what is not answered has failed, and nothing more is asked. */
    void end() {
        var open = new ArrayList<Map.Entry<DnsQuestion, CompletableFuture<DnsReply>>>();
        synchronized (this) {
            over = true;
            for (var one : asked.entrySet()) {
                if (!one.getValue().isDone()) {
                    open.add(one);
                }
            }
        }
        open.forEach(one -> one.getValue().complete(tooLate(one.getKey())));
    }

    private static DnsReply tooLate(DnsQuestion question) {
        return new DnsReply(question, new DnsResult.Failed(DnsResult.Failure.TIMEOUT), false, 0);
    }

    /** Something was asked in vain, nothing at all was heard from a server, and none answers. */
    public synchronized boolean dnsAway() {
        return silence && !heard && dns.away();
    }

    /** What was answered by now. */
    synchronized List<DnsAnswer> answers() {
        var answers = new ArrayList<DnsAnswer>(replies.size());
        int characters = 0;
        for (var reply : replies) {
            var answer = reply.answer();
            characters += answer.name().length();
            for (var value : answer.values()) {
                characters += value.length();
            }
            if (characters > MAX_CHARACTERS) {
                break;
            }
            answers.add(answer);
        }
        return answers;
    }
}
