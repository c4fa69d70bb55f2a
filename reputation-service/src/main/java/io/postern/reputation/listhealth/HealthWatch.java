// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.health.Untiring;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.dns.Dns;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.Heard;
import io.postern.reputation.lists.ListAnswer;
import io.postern.reputation.lists.ListWatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Probes the lists when it is due, and carries to each what is heard of it. Safe for use by many threads. */
public final class HealthWatch implements ListWatch, AutoCloseable {
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);
    /** So often a probe asks before it has had no answer: a packet may be lost, and a machine be busy for a moment. */
    private static final int TRIES = 2;

    private final Map<String, Watched> lists = new LinkedHashMap<>();
    private final Dns dns;
    private final Duration patience;
    private final Duration tick;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("list-health").daemon(true).unstarted(task));

    /**
     * @param dns in which lists have the names of their settings
     * @param instance who watches, in the news
     * @throws IllegalArgumentException with a sentence, if a setting cannot be
     */
    public HealthWatch(
            Collection<AskedList> lists,
            DnsblConfig config,
            Dns dns,
            String instance,
            ListNews news,
            InstantSource clock) {
        check(config);
        var health = config.health();
        var times = new HealthTimes(health.every(), health.retry());
        var now = clock.instant();
        for (var list : lists) {
            var rate = new HitRate(health.names(), health.window(), now);
            this.lists.put(list.name(), new Watched(list, instance, times, rate, news, now));
        }
        this.dns = dns;
        this.patience = config.patience();
        this.clock = clock;
        var half = health.retry().dividedBy(2);
        this.tick = half.compareTo(LONGEST_TICK) < 0 ? half : LONGEST_TICK;
    }

    /** @throws IllegalArgumentException with a sentence, if a setting cannot be */
    public static void check(DnsblConfig config) {
        var health = config.health();
        if (health.every().toMillis() < 1 || health.retry().toMillis() < 1 || health.names() < 1) {
            throw new IllegalArgumentException("postern.dnsbl.health.every, retry and names must be more than nothing");
        }
    }

    /** Begins to probe: each list at once, and then when it is due. */
    public void start() {
        timer.scheduleWithFixedDelay(
                new Untiring("probing the lists", this::tick), 0, Math.max(1, tick.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Probes what is due. */
    void tick() {
        for (var list : lists.values()) {
            if (list.begin(clock.instant())) {
                probe(list, TRIES);
            }
        }
    }

    private void probe(Watched list, int tries) {
        long begun = System.nanoTime();
        var under = list.list().name();
        var asked = new ArrayList<CompletableFuture<@Nullable DnsReply>>();
        list.entries().forEach(entry -> asked.add(ask(entry.label() + under)));
        var sample = new ArrayList<CompletableFuture<@Nullable DnsReply>>();
        list.sample().forEach(label -> sample.add(ask(label + under)));
        all(asked, sample).whenComplete((_, _) -> {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var outcome = outcome(list, asked, sample, took);
            if (outcome instanceof ProbeOutcome.NoAnswer && tries > 1) {
                probe(list, tries - 1);
            } else if (list.probed(outcome, clock.instant())) {
                // What it said while it was bad is not to be heard again.
                dns.forget(under);
            }
        });
    }

    private static CompletableFuture<?> all(
            List<CompletableFuture<@Nullable DnsReply>> some, List<CompletableFuture<@Nullable DnsReply>> others) {
        var parts = new ArrayList<CompletableFuture<?>>(some);
        parts.addAll(others);
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    @SuppressWarnings("NullAway") // null for an answer that did not come
    private CompletableFuture<@Nullable DnsReply> ask(String name) {
        return dns.fresh(name, RecordType.A)
                .<@Nullable DnsReply>thenApply(reply -> reply)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private ProbeOutcome outcome(
            Watched list,
            List<CompletableFuture<@Nullable DnsReply>> asked,
            List<CompletableFuture<@Nullable DnsReply>> sample,
            Duration took) {
        var answers = new ArrayList<Probing.Answer>();
        for (int i = 0; i < asked.size(); i++) {
            answers.add(new Probing.Answer(list.entries().get(i), result(asked.get(i))));
        }
        var outcome = list.judge(answers);
        if (outcome instanceof ProbeOutcome.NoAnswer && (dns.away() || Probing.ours(took, patience))) {
            return new ProbeOutcome.NotAsked();
        }
        if (!(outcome instanceof ProbeOutcome.Passed)) {
            return outcome;
        }
        int answered = 0;
        int listed = 0;
        for (var reply : sample) {
            var result = result(reply);
            answered += result == null || result instanceof DnsResult.Failed ? 0 : 1;
            listed += result instanceof DnsResult.Found found && ListAnswer.noCode(found) == null ? 1 : 0;
        }
        var still = list.judge(answered, listed);
        return still == null ? outcome : still;
    }

    private static @Nullable DnsResult result(CompletableFuture<@Nullable DnsReply> asked) {
        var reply = asked.getNow(null);
        return reply == null ? null : reply.result();
    }

    @Override
    public @Nullable String setAside(String list, String label) {
        var watched = lists.get(list);
        var why = watched == null ? null : watched.unusable();
        if (watched != null && why != null) {
            watched.passedBy(label);
        }
        return why;
    }

    @Override
    public void heard(String list, String label, Heard heard, boolean cached) {
        var watched = lists.get(list);
        boolean ours = heard == Heard.NOT_ASKED || (heard == Heard.NOTHING && dns.away());
        if (watched != null && !cached && !ours) {
            watched.heard(label, heard, clock.instant());
        }
    }

    /** Whether the list is asked now. */
    public boolean inUse(String list) {
        var watched = lists.get(list);
        return watched != null && watched.unusable() == null;
    }

    /** The share of different names that it listed of late; NaN while that is not known. */
    public double hitRate(String list) {
        var watched = lists.get(list);
        return watched == null ? Double.NaN : watched.lastRate();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
