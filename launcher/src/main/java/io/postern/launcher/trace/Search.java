// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows ids from event to event: a session leads to its messages, a message to its session, its report and its entry in
 * quarantine. */
final class Search {
    /** An inbound session begins before the message's id is made; clocks of several edges differ. */
    private static final Duration BEFORE = Duration.ofHours(1);

    /** Where a record is looked for; {@link KafkaScan#find} in the product. */
    interface Records {
        List<TopicRecord> find(
                Collection<String> topics, @Nullable Instant from, Collection<String> words, Predicate<Event> wanted);
    }

    private final Records records;
    private final List<String> waiting;
    private final Instant now;

    /** @param retryTopics those that mail waits in */
    Search(Records records, List<String> retryTopics, Instant now) {
        this.records = records;
        this.now = now;
        var topics = new ArrayList<String>();
        for (var lane : Lane.values()) {
            topics.add(Topics.outbound(lane));
        }
        topics.addAll(retryTopics);
        topics.add(Topics.QUARANTINE);
        this.waiting = List.copyOf(topics);
    }

    /** Everything about that message, session, report, entry in quarantine or order, by time; empty when nothing is known. */
    List<TopicRecord> by(String id) {
        var found = about(Set.of(id), true);
        return found.isEmpty() ? byMessageIdField(id) : found;
    }

    private List<TopicRecord> byMessageIdField(String id) {
        var field = id.startsWith("<") ? id : "<" + id + ">";
        var topics = new ArrayList<>(waiting);
        topics.add(Topics.INQUIRIES);
        var ids = new LinkedHashSet<String>();
        records.find(topics, null, Set.of(field), event -> EventIds.carries(event, field))
                .forEach(record -> ids.addAll(EventIds.leading(record.event())));
        return ids.isEmpty() ? List.of() : about(ids, false);
    }

    /** @param recent nothing is read that is older than the oldest of the ids */
    private List<TopicRecord> about(Set<String> first, boolean recent) {
        var topics = new ArrayList<>(waiting);
        topics.addAll(List.of(Topics.HISTORY, Topics.TRANSCRIPTS, Topics.DELIVERIES));
        var known = new LinkedHashSet<>(first);
        var asked = new LinkedHashSet<String>();
        var found = new LinkedHashMap<String, TopicRecord>();
        var from = recent ? begin(known) : null;
        while (!asked.containsAll(known)) {
            var words = known.stream().filter(id -> !asked.contains(id)).toList();
            asked.addAll(words);
            Predicate<Event> wanted = event -> EventIds.of(event).stream().anyMatch(words::contains);
            put(found, records.find(topics, from, words, wanted));
            put(found, records.find(List.of(Topics.COMMANDS), null, words, wanted));
            found.values().forEach(record -> known.addAll(EventIds.leading(record.event())));
            var earlier = from == null ? null : begin(known);
            if (earlier != null && earlier.isBefore(from)) {
                // A report leads to a message that is days older: all is asked again from there.
                from = earlier;
                asked.clear();
            }
        }
        put(found, orders(found.values()));
        return found.values().stream()
                .sorted(Comparator.comparing(TopicRecord::at))
                .toList();
    }

    /** Those about senders and destinations, which a message is found by in no other way. */
    private List<TopicRecord> orders(Collection<TopicRecord> found) {
        var named = new LinkedHashSet<String>();
        var targets = new LinkedHashSet<Command.Target>();
        for (var record : found) {
            switch (record.event()) {
                case OutboundMessage message -> {
                    targets.add(sender(message.reversePath()));
                    message.recipients().forEach(to -> targets.add(destination(domain(to.address()))));
                }
                case DeliveryOutcome outcome -> {
                    targets.add(sender(outcome.reversePath()));
                    targets.add(destination(domain(outcome.recipient())));
                    targets.add(destination(outcome.destination()));
                    named.addAll(EventIds.of(outcome));
                }
                default -> {}
            }
        }
        var words = new LinkedHashSet<>(named);
        targets.forEach(target -> words.add(target.value()));
        return words.isEmpty()
                ? List.of()
                : records.find(
                        List.of(Topics.COMMANDS),
                        null,
                        words,
                        event -> event instanceof Command order
                                && (named.contains(order.id()) || targets.contains(order.target())));
    }

    private static Command.Target sender(String address) {
        return new Command.Target(Command.Target.Kind.SENDER, address.toLowerCase(Locale.ROOT));
    }

    private static Command.Target destination(String name) {
        return new Command.Target(Command.Target.Kind.DESTINATION, name.toLowerCase(Locale.ROOT));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private @Nullable Instant begin(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> EventIds.made(id, now).stream())
                .min(Comparator.naturalOrder())
                .map(made -> made.minus(BEFORE))
                .orElse(null);
    }

    private static void put(Map<String, TopicRecord> found, List<TopicRecord> more) {
        more.forEach(r -> found.putIfAbsent(r.topic() + "/" + r.partition() + "/" + r.offset(), r));
    }

    /** By topic, for a machine. */
    static Map<String, List<TopicRecord>> byTopic(List<TopicRecord> records) {
        var map = new LinkedHashMap<String, List<TopicRecord>>();
        records.forEach(
                r -> map.computeIfAbsent(r.topic(), t -> new ArrayList<>()).add(r));
        return map;
    }
}
