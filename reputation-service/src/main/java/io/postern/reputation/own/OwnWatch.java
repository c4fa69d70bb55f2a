// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.own;

import io.postern.contracts.event.OwnListing;
import io.postern.contracts.health.Untiring;
import io.postern.dns.Dns;
import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import io.postern.reputation.listhealth.ListNews;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks our own names up when it is due, and tells what has changed. */
public final class OwnWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OwnWatch.class.getName());
    /** The lists are probed first. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private final List<OwnNames.Question> questions;
    private final Dns dns;
    private final Predicate<String> inUse;
    private final ListNews news;
    private final InstantSource clock;
    private final Duration every;
    private final Map<OwnNames.Question, OwnListing> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("own-addresses").daemon(true).unstarted(task));

    /**
     * @param domains where the settings name none
     * @param dns in which lists have the names of their settings
     * @param inUse whether a list is trusted now
     * @throws IllegalArgumentException with a sentence, if a setting cannot be
     */
    public OwnWatch(
            OwnAddressesConfig config,
            Collection<String> domains,
            Collection<AskedList> lists,
            Dns dns,
            Predicate<String> inUse,
            ListNews news,
            InstantSource clock) {
        this.questions = check(config, domains).questions(lists);
        this.dns = dns;
        this.inUse = inUse;
        this.news = news;
        this.clock = clock;
        this.every = config.every();
    }

    /** @throws IllegalArgumentException with a sentence, if a setting cannot be, also where there is no list to ask */
    public static OwnNames check(OwnAddressesConfig config, Collection<String> domains) {
        if (config.every().toMillis() < 1) {
            throw new IllegalArgumentException("postern.own-addresses.every must be more than nothing");
        }
        return OwnNames.of(
                config.addresses().orElse(List.of()), config.domains().orElse(List.copyOf(domains)));
    }

    /** Begins to look, if there is anything to look for. */
    public void start() {
        if (!questions.isEmpty()) {
            var first = FIRST.compareTo(every) < 0 ? FIRST : every;
            timer.scheduleWithFixedDelay(
                    new Untiring("looking for our own addresses on lists", this::look),
                    first.toMillis(),
                    every.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Looks now: asks for all of them at once; each answer is taken as it comes. */
    public void look() {
        for (var question : questions) {
            if (inUse.test(question.list())) {
                dns.fresh(question.asked(), RecordType.A).thenAccept(reply -> take(question, reply.result()));
            }
        }
    }

    private void take(OwnNames.Question question, DnsResult result) {
        switch (result) {
            case DnsResult.Found found
            when ListAnswer.noCode(found) == null ->
                dns.fresh(question.asked(), RecordType.TXT)
                        .thenAccept(
                                text -> tell(question, true, ListAnswer.kept(found), ListAnswer.reason(text.result())));
            case DnsResult.NoData _ -> tell(question, false, List.of(), null);
            case DnsResult.NoSuchName _ -> tell(question, false, List.of(), null);
            case DnsResult.Found _, DnsResult.Failed _ -> {}
        }
    }

    private synchronized void tell(
            OwnNames.Question question, boolean listed, List<String> codes, @Nullable String reason) {
        var before = known.get(question);
        boolean was = before != null && before.listed();
        Instant now = clock.instant();
        var since = before != null && was == listed ? before.since() : now;
        var listing = new OwnListing(question.list(), question.name(), listed, codes, reason, since, now);
        known.put(question, listing);
        if (listed && !was) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a DNS list has one of our own list={0} name={1} codes={2} reason={3}",
                    question.list(),
                    question.name(),
                    codes,
                    reason);
        } else if (was && !listed) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "a DNS list has one of our own no longer list={0} name={1}",
                    question.list(),
                    question.name());
        }
        if (listed || before == null || was) {
            news.tell(listing.key(), listing);
        }
    }

    /** How many of ours that list has, as far as is known. */
    public long listed(String list) {
        return known.values().stream()
                .filter(listing -> listing.listed() && listing.zone().equals(list))
                .count();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
