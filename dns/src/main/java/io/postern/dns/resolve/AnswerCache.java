// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were seen. Two generations: when the younger is full it becomes the older, and what is used in the older
 * moves to the younger. So what is in use stays, whatever else passes through, and a hit costs one look into a map. A
 * generation is full by its answers, or by the octets they take.
 */
final class AnswerCache {
    /** Longer answers are not kept, so that a few of them cannot push out all others. */
    static final int MAX_CHARACTERS = 16 << 10;
    /** What the objects of an entry take, and those of a value. */
    private static final int ENTRY_OCTETS = 256;

    private static final int VALUE_OCTETS = 56;
    /** A server's failure is remembered for a second (RFC 9520 section 3.2 demands at least that). */
    private static final long FAILURE_NANOS = 1_000_000_000;

    /**
     * @param octets of memory, about
     * @param floor shortest and {@code ceiling} longest time that an answer is kept
     */
    record Limits(int entries, long octets, Duration floor, Duration ceiling, Duration negativeCeiling) {}

    private record Entry(DnsReply reply, long expires, int octets) {}

    private record Generation(Map<DnsQuestion, Entry> entries, AtomicLong octets) {
        Generation() {
            this(new ConcurrentHashMap<>(), new AtomicLong());
        }

        void put(DnsQuestion question, Entry entry) {
            var before = entries.put(question, entry);
            octets.addAndGet(entry.octets - (before == null ? 0L : before.octets));
        }

        void forget(String end) {
            for (var question : entries.keySet()) {
                var gone = question.name().endsWith(end) ? entries.remove(question) : null;
                octets.addAndGet(gone == null ? 0L : -gone.octets);
            }
        }
    }

    private final Limits limits;
    private final int half;
    private volatile Generation young = new Generation();
    private volatile Generation old = new Generation();

    AnswerCache(Limits limits) {
        this.limits = limits;
        this.half = Math.max(1, limits.entries() / 2);
    }

    /** @param now nanoseconds, as of {@link System#nanoTime} */
    @Nullable
    DnsReply get(DnsQuestion question, long now) {
        var entry = young.entries.get(question);
        if (entry == null) {
            entry = old.entries.get(question);
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
            var kept = new DnsReply(reply.question(), reply.result(), true, 0, reply.authenticated());
            insert(reply.question(), new Entry(kept, now + nanos, octets(kept)));
        }
    }

    /** Drops the answers about names below this one. */
    void forget(String zone) {
        var end = "." + zone;
        young.forget(end);
        old.forget(end);
    }

    int size() {
        return young.entries.size() + old.entries.size();
    }

    /** Octets of memory that the entries take, about. */
    long octets() {
        return young.octets.get() + old.octets.get();
    }

    private void insert(DnsQuestion question, Entry entry) {
        var into = young;
        into.put(question, entry);
        if (into.entries.size() >= half || into.octets.get() > limits.octets() / 2 - MAX_CHARACTERS) {
            rotate(into);
        }
    }

    private synchronized void rotate(Generation full) {
        if (young == full) {
            old = full;
            young = new Generation();
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

    /** TTL 0 is for this one use only (RFC 1035 section 3.2.1), so no floor lifts it. */
    private long clamp(long ttl, Duration ceiling) {
        if (ttl <= 0) {
            return 0;
        }
        long wished = Duration.ofSeconds(Math.min(ttl, Integer.MAX_VALUE)).toNanos();
        return Math.min(Math.max(wished, limits.floor().toNanos()), ceiling.toNanos());
    }

    private static boolean small(List<String> values) {
        int characters = 0;
        for (var value : values) {
            characters += value.length();
        }
        return characters <= MAX_CHARACTERS;
    }

    /** Strings of the DNS are octets, which Java keeps as such. */
    private static int octets(DnsReply reply) {
        int octets = ENTRY_OCTETS + reply.question().name().length();
        for (var value : reply.values()) {
            octets += VALUE_OCTETS + value.length();
        }
        return octets;
    }
}
