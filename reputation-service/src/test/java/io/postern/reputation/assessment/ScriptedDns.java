// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.dns.Dns;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A DNS that knows what it is told, answers at once, and stays silent about names it is told to. */
public final class ScriptedDns implements Dns {
    private final Map<DnsQuestion, DnsResult> known = new HashMap<>();
    private final Map<DnsQuestion, CompletableFuture<DnsReply>> silent = new HashMap<>();
    private final Map<DnsQuestion, Long> late = new HashMap<>();
    public final AtomicInteger asked = new AtomicInteger();
    public boolean away;

    public ScriptedDns with(RecordType type, String name, String... values) {
        known.put(new DnsQuestion(name, type), new DnsResult.Found(List.of(values), 60));
        return this;
    }

    public ScriptedDns with(RecordType type, String name, DnsResult result) {
        known.put(new DnsQuestion(name, type), result);
        return this;
    }

    public ScriptedDns silentAbout(RecordType type, String name) {
        silent.put(new DnsQuestion(name, type), new CompletableFuture<>());
        return this;
    }

    public void answersAgain(RecordType type, String name) {
        silent.remove(new DnsQuestion(name, type));
    }

    public ScriptedDns lateAbout(RecordType type, String name, String value, long millis) {
        var question = new DnsQuestion(name, type);
        late.put(question, millis);
        return with(type, name, value);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
        asked.incrementAndGet();
        var question = new DnsQuestion(name, type);
        var never = silent.get(question);
        if (never != null) {
            return never;
        }
        var result = known.getOrDefault(
                question, away ? new DnsResult.Failed(DnsResult.Failure.TIMEOUT) : new DnsResult.NoSuchName(60));
        var reply = new DnsReply(question, result, true, 0);
        var after = late.get(question);
        return after == null
                ? CompletableFuture.completedFuture(reply)
                : new CompletableFuture<DnsReply>().completeOnTimeout(reply, after, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean away() {
        return away;
    }
}
