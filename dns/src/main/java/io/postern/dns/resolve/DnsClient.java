// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.Dns;
import io.postern.dns.DnsConfig;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The resolver: cache, equal look-ups joined, and {@link Flight}s for the rest. */
public final class DnsClient implements Dns, AutoCloseable {
    /** Each look-up under way holds a socket. */
    private static final int MAX_UNDER_WAY = 2000;

    private final AnswerCache cache;
    private final Map<DnsQuestion, CompletableFuture<DnsReply>> underWay = new ConcurrentHashMap<>();
    private final Servers servers;
    private final Exchange exchange;
    private final ScheduledThreadPoolExecutor timer;
    private final Duration timeout;
    private final int tries;
    private final DnsWatch watch;

    DnsClient(
            Exchange exchange,
            List<InetSocketAddress> servers,
            AnswerCache.Limits limits,
            Duration timeout,
            int tries,
            DnsWatch watch) {
        this.exchange = exchange;
        this.cache = new AnswerCache(limits);
        this.timeout = timeout;
        this.tries = tries;
        this.watch = watch;
        this.timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("dns-timer").daemon(true).unstarted(task));
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        this.servers = new Servers(servers, exchange, timer, timeout);
    }

    /**
     * Opens a resolver; no packet is sent before the first look-up.
     *
     * @throws IllegalArgumentException with a sentence, if a setting cannot be
     */
    public static DnsClient open(DnsConfig config, DnsWatch watch) {
        DnsSettings.check(config);
        return new DnsClient(
                new DnsJavaExchange(config.timeout().multipliedBy(config.tries())),
                DnsServers.of(config.servers().orElse(List.of())),
                new AnswerCache.Limits(
                        config.cacheSize(),
                        config.cacheOctets(),
                        config.ttlFloor(),
                        config.ttlCeiling(),
                        config.negativeTtlCeiling()),
                config.timeout(),
                config.tries(),
                watch);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
        var asked = DomainNames.asked(name);
        if (asked == null) {
            return failed(new DnsQuestion(name, type), DnsResult.Failure.BAD_NAME);
        }
        var question = new DnsQuestion(asked, type);
        var known = cache.get(question, System.nanoTime());
        if (known != null) {
            watch.cached(type);
            return CompletableFuture.completedFuture(known);
        }
        return budget.spend() ? ask(question, budget) : failed(question, DnsResult.Failure.OVER_BUDGET);
    }

    @Override
    public CompletableFuture<DnsReply> fresh(String name, RecordType type) {
        var normal = DomainNames.normal(name);
        return normal == null
                ? failed(new DnsQuestion(name, type), DnsResult.Failure.BAD_NAME)
                : ask(new DnsQuestion(normal, type), QueryBudget.unlimited());
    }

    private CompletableFuture<DnsReply> ask(DnsQuestion question, QueryBudget budget) {
        if (servers.away()) {
            return failed(question, DnsResult.Failure.TIMEOUT);
        }
        if (underWay.size() >= MAX_UNDER_WAY) {
            return failed(question, DnsResult.Failure.OVERLOADED);
        }
        var mine = new CompletableFuture<DnsReply>();
        var others = underWay.putIfAbsent(question, mine);
        if (others == null) {
            fly(question, mine);
        }
        return within(budget, question, others == null ? mine.copy() : others.copy());
    }

    /** Others may have more time left, so the look-up itself goes on. */
    private static CompletableFuture<DnsReply> within(
            QueryBudget budget, DnsQuestion question, CompletableFuture<DnsReply> reply) {
        return budget.timed() && !reply.isDone()
                ? reply.completeOnTimeout(
                        refusal(question, DnsResult.Failure.OVER_BUDGET), budget.nanosLeft(), TimeUnit.NANOSECONDS)
                : reply;
    }

    @Override
    public void forget(String zone) {
        var normal = DomainNames.normal(zone);
        if (normal != null) {
            cache.forget(normal);
        }
    }

    @Override
    public boolean away() {
        return servers.away();
    }

    /** Answers in the cache now. */
    public int cached() {
        return cache.size();
    }

    private void fly(DnsQuestion question, CompletableFuture<DnsReply> mine) {
        long started = System.nanoTime();
        new Flight(question, servers, exchange, timer, timeout, tries).start().thenAccept(end -> {
            long now = System.nanoTime();
            var reply = new DnsReply(question, end.result(), false, (now - started) / 1000, end.authenticated());
            try {
                cache.put(reply, now);
            } finally {
                underWay.remove(question, mine);
                mine.complete(reply);
            }
            watch.asked(question.type(), end.result().outcome(), reply.micros());
        });
    }

    private static CompletableFuture<DnsReply> failed(DnsQuestion question, DnsResult.Failure reason) {
        return CompletableFuture.completedFuture(refusal(question, reason));
    }

    private static DnsReply refusal(DnsQuestion question, DnsResult.Failure reason) {
        return new DnsReply(question, new DnsResult.Failed(reason), false, 0);
    }

    /** Stops asking again; what is under way ends when its sockets do. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
