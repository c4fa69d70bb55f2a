// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were seen. Two generations: when the younger is full it becomes the older, and what is used in the older
 * moves to the younger. So what is in use stays, whatever else passes through, and a hit costs one look into a map.
 */
final class AnswerCache {
    /** Longer answers are not kept, so that strangers cannot fill our memory. */
    private static final int MAX_CHARACTERS = 2048;
    /** A server's failure is remembered for a second (RFC 9520 section 3.2 demands at least that). */
    private static final long FAILURE_NANOS = 1_000_000_000;

    /** @param floor shortest and {@code ceiling} longest time that an answer is kept */
    record Limits(int entries, Duration floor, Duration ceiling, Duration negativeCeiling) {}

    private record Entry(DnsReply reply, long expires) {}

    private final Limits limits;
    private final int half;
    private volatile Map<DnsQuestion, Entry> young = new ConcurrentHashMap<>();
    private volatile Map<DnsQuestion, Entry> old = Map.of();

    AnswerCache(Limits limits) {
        this.limits = limits;
        this.half = Math.max(1, limits.entries() / 2);
    }

    /** @param now nanoseconds, as of {@link System#nanoTime} */
    @Nullable
    DnsReply get(DnsQuestion question, long now) {
        var entry = young.get(question);
        if (entry == null) {
            entry = old.get(question);
            if (entry == null) {
                return null;
            }
            if (entry.expires - now > 0) {
                insert(question, entry);
            }
        }
        return entry.expires - now > 0 ? entry.reply : null;
    }

    void put(DnsReply reply, long now) {
        long nanos = lifetime(reply.result());
        if (nanos > 0) {
            var kept = new DnsReply(reply.question(), reply.result(), true, 0);
            insert(reply.question(), new Entry(kept, now + nanos));
        }
    }

    int size() {
        return young.size() + old.size();
    }

    private void insert(DnsQuestion question, Entry entry) {
        var into = young;
        into.put(question, entry);
        if (into.size() >= half) {
            rotate(into);
        }
    }

    private synchronized void rotate(Map<DnsQuestion, Entry> full) {
        if (young == full) {
            old = full;
            young = new ConcurrentHashMap<>();
        }
    }

    private long lifetime(DnsResult result) {
        return switch (result) {
            case DnsResult.Found(var values, long ttl) -> small(values) ? clamp(ttl, limits.ceiling()) : 0;
            case DnsResult.NoData(long ttl) -> clamp(ttl, limits.negativeCeiling());
            case DnsResult.NoSuchName(long ttl) -> clamp(ttl, limits.negativeCeiling());
            case DnsResult.Failed(var reason) ->
                switch (reason) {
                    case SERVFAIL, REFUSED, GARBLED, CHAIN -> FAILURE_NANOS;
                    case TIMEOUT, UNREACHABLE, BAD_NAME, OVER_BUDGET, OVERLOADED -> 0;
                };
        };
    }

    private long clamp(long ttl, Duration ceiling) {
        long wished = Duration.ofSeconds(Math.min(ttl, Integer.MAX_VALUE)).toNanos();
        return Math.min(Math.max(wished, limits.floor().toNanos()), ceiling.toNanos());
    }

    private static boolean small(Iterable<String> values) {
        int characters = 0;
        for (var value : values) {
            characters += value.length() + 16;
        }
        return characters <= MAX_CHARACTERS;
    }
}
