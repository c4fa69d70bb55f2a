// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import io.postern.dns.Dns;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The DNS, in which each list has the name of its setting. Whoever asks {@code 7.2.0.192.NAME} has the answer of the zone
 * with the key in it, and sees the key neither in the question nor in the values: so it can stand in no record.
 */
public final class ListDns implements Dns {
    /** Shorter labels are no keys. */
    private static final int SHORTEST_KEY = 8;

    private static final String HIDDEN = "***";

    private record Disguise(String shown, String zone, Pattern secret) {}

    private final Dns dns;
    private final Map<String, Disguise> bySuffix = new LinkedHashMap<>();

    private ListDns(Dns dns, Collection<AskedList> renamed) {
        this.dns = dns;
        for (var list : renamed) {
            var shown = String.valueOf(DomainNames.normal(list.name()));
            bySuffix.put("." + shown, new Disguise(shown, list.zone(), secret(list)));
        }
    }

    /** The DNS itself where no list has a zone of another name. */
    public static Dns over(Dns dns, Collection<AskedList> lists) {
        var renamed = lists.stream().filter(AskedList::renamed).toList();
        return renamed.isEmpty() ? dns : new ListDns(dns, renamed);
    }

    /** The zone, and each part of it that looks like a key and is not in the name. */
    private static Pattern secret(AskedList list) {
        var name = list.name().toLowerCase(Locale.ROOT);
        var words = new StringBuilder(Pattern.quote(list.zone()));
        Arrays.stream(list.zone().split("\\."))
                .filter(label -> label.length() >= SHORTEST_KEY && !name.contains(label.toLowerCase(Locale.ROOT)))
                .forEach(label -> words.append('|').append(Pattern.quote(label)));
        return Pattern.compile(words.toString(), Pattern.CASE_INSENSITIVE);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
        return ask(name, type, real -> dns.lookup(real, type, budget));
    }

    @Override
    public CompletableFuture<DnsReply> fresh(String name, RecordType type) {
        return ask(name, type, real -> dns.fresh(real, type));
    }

    private CompletableFuture<DnsReply> ask(
            String name, RecordType type, Function<String, CompletableFuture<DnsReply>> asking) {
        var disguise = disguise(name);
        if (disguise == null) {
            return asking.apply(name);
        }
        var shown = String.valueOf(DomainNames.normal(name));
        var real = shown.substring(0, shown.length() - disguise.shown.length()) + disguise.zone;
        var reply = asking.apply(real);
        var question = new DnsQuestion(shown, type);
        return reply.isDone()
                ? CompletableFuture.completedFuture(shown(question, reply.join(), disguise))
                : reply.thenApply(answer -> shown(question, answer, disguise));
    }

    private @Nullable Disguise disguise(String name) {
        var normal = DomainNames.normal(name);
        if (normal != null) {
            for (int dot = normal.indexOf('.'); dot >= 0; dot = normal.indexOf('.', dot + 1)) {
                var found = bySuffix.get(normal.substring(dot));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static DnsReply shown(DnsQuestion question, DnsReply reply, Disguise disguise) {
        var result = reply.result() instanceof DnsResult.Found(var values, long ttl)
                ? new DnsResult.Found(
                        values.stream()
                                .map(value -> disguise.secret.matcher(value).replaceAll(HIDDEN))
                                .toList(),
                        ttl)
                : reply.result();
        return new DnsReply(question, result, reply.cached(), reply.micros());
    }

    @Override
    public void forget(String zone) {
        var found = bySuffix.get("." + DomainNames.normal(zone));
        dns.forget(found == null ? zone : found.zone);
    }

    @Override
    public boolean away() {
        return dns.away();
    }
}
