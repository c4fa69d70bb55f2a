// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.DnsAnswer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The DNS as an assessment saw it: history is judged again with it, and nobody is asked. What is not in the record was
 * not answered in time, which is what the checks were told then. Safe for use by many threads.
 */
public final class RecordedLookup implements Dns, Lookup {
    private final Map<DnsQuestion, Queue<DnsReply>> recorded = new HashMap<>();
    private final Set<String> beyond = new TreeSet<>();
    private final boolean away;

    /** @param away not one server answered then */
    public RecordedLookup(List<DnsAnswer> answers, boolean away) {
        this.away = away;
        for (var answer : answers) {
            var type = type(answer.type());
            if (type != null) {
                var question = question(answer.name(), type);
                recorded.computeIfAbsent(question, _ -> new ArrayDeque<>())
                        .add(new DnsReply(question, result(answer), true, 0, answer.authenticated()));
            }
            if (answer.cut()) {
                beyond.add(answer.type() + " " + answer.name());
            }
        }
    }

    public static RecordedLookup of(Assessment assessment) {
        return new RecordedLookup(
                assessment.answers(), assessment.findings().connection().dnsAway());
    }

    /** Complete at once; costs nothing of the budget. What was asked twice then may be asked twice now. */
    @Override
    public synchronized CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
        var question = question(name, type);
        var replies = recorded.get(question);
        if (replies == null) {
            var failure = DomainNames.asked(name) == null ? DnsResult.Failure.BAD_NAME : unanswered(question);
            return CompletableFuture.completedFuture(new DnsReply(question, new DnsResult.Failed(failure), true, 0));
        }
        var reply = replies.size() > 1 ? replies.remove() : replies.element();
        return CompletableFuture.completedFuture(reply);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        return lookup(name, type, QueryBudget.unlimited());
    }

    @Override
    public boolean away() {
        return away;
    }

    /**
     * Questions, as {@code TYPE name}, that the record does not answer in full: what was cut, and what was asked by now
     * that is not in it. While it is empty a replay knows all that was known.
     */
    public synchronized Set<String> beyond() {
        return Set.copyOf(beyond);
    }

    private DnsResult.Failure unanswered(DnsQuestion question) {
        beyond.add(question.type() + " " + question.name());
        return DnsResult.Failure.TIMEOUT;
    }

    private static DnsQuestion question(String name, RecordType type) {
        return new DnsQuestion(Objects.requireNonNullElse(DomainNames.asked(name), name), type);
    }

    /** Null for a type of a later release, which no check of this one asks for. */
    private static @Nullable RecordType type(String word) {
        for (var type : RecordType.values()) {
            if (type.name().equals(word)) {
                return type;
            }
        }
        return null;
    }

    private static DnsResult result(DnsAnswer answer) {
        return switch (answer.outcome()) {
            case "NOERROR" -> new DnsResult.Found(answer.values(), answer.ttl());
            case "NODATA" -> new DnsResult.NoData(answer.ttl());
            case "NXDOMAIN" -> new DnsResult.NoSuchName(answer.ttl());
            default -> new DnsResult.Failed(failure(answer.outcome()));
        };
    }

    /** A word of a later release says that nothing is known. */
    private static DnsResult.Failure failure(String word) {
        for (var failure : DnsResult.Failure.values()) {
            if (failure.name().equals(word)) {
                return failure;
            }
        }
        return DnsResult.Failure.SERVFAIL;
    }
}
