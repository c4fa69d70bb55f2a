// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Event;
import io.postern.contracts.event.Lane;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows ids from event to event: a session leads to its messages, a message to its session. */
final class Search {
    /** An inbound session begins before the message's id is made; clocks of several edges differ. */
    private static final Duration BEFORE = Duration.ofHours(1);

    /** Where a record is looked for; {@link KafkaScan#find} in the product. */
    interface Records {
        List<TopicRecord> find(
                Collection<String> topics, @Nullable Instant from, Collection<String> words, Predicate<Event> wanted);
    }

    private final Records records;
    private final Instant now;

    Search(Records records, Instant now) {
        this.records = records;
        this.now = now;
    }

    /** Everything about that message or session, by time; empty when nothing is known of it. */
    List<TopicRecord> by(String id) {
        var found = about(EventIds.made(id, now).map(made -> made.minus(BEFORE)).orElse(null), Set.of(id));
        return found.isEmpty() ? byMessageIdField(id) : found;
    }

    private List<TopicRecord> byMessageIdField(String id) {
        var field = id.startsWith("<") ? id : "<" + id + ">";
        var topics = new ArrayList<>(waiting());
        topics.add(Topics.INQUIRIES);
        var ids = new LinkedHashSet<String>();
        records.find(topics, null, Set.of(field), event -> EventIds.carries(event, field))
                .forEach(record -> ids.addAll(EventIds.of(record.event())));
        return ids.isEmpty() ? List.of() : about(null, ids);
    }

    private List<TopicRecord> about(@Nullable Instant from, Set<String> first) {
        var topics = new ArrayList<>(waiting());
        topics.addAll(List.of(Topics.HISTORY, Topics.TRANSCRIPTS, Topics.DELIVERIES));
        var known = new LinkedHashSet<>(first);
        var asked = new LinkedHashSet<String>();
        var found = new LinkedHashMap<String, TopicRecord>();
        while (!asked.containsAll(known)) {
            var words = known.stream().filter(id -> !asked.contains(id)).toList();
            asked.addAll(words);
            records.find(
                            topics,
                            from,
                            words,
                            event -> EventIds.of(event).stream().anyMatch(words::contains))
                    .forEach(r -> found.putIfAbsent(r.topic() + "/" + r.partition() + "/" + r.offset(), r));
            found.values().forEach(record -> known.addAll(EventIds.of(record.event())));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(TopicRecord::at))
                .toList();
    }

    /** Topics that hold mail. */
    private static List<String> waiting() {
        var topics = new ArrayList<String>();
        for (var lane : Lane.values()) {
            topics.add(Topics.outbound(lane));
        }
        topics.add(Topics.RETRY_1M);
        return topics;
    }

    /** By topic, for a machine. */
    static Map<String, List<TopicRecord>> byTopic(List<TopicRecord> records) {
        var map = new LinkedHashMap<String, List<TopicRecord>>();
        records.forEach(
                r -> map.computeIfAbsent(r.topic(), t -> new ArrayList<>()).add(r));
        return map;
    }
}
