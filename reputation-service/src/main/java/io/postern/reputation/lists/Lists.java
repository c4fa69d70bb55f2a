// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import io.postern.contracts.event.DnsblListing.Subject;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The lists that are asked. */
public final class Lists {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<Subject, List<AskedList>> bySubject = new EnumMap<>(Subject.class);
    private final ListWatch watch;
    private final Duration patience;

    /** @param patience how long one list is waited for */
    public Lists(Collection<AskedList> lists, ListWatch watch, Duration patience) {
        for (var subject : Subject.values()) {
            bySubject.put(
                    subject,
                    lists.stream()
                            .filter(list -> list.subjects().contains(subject))
                            .toList());
        }
        this.watch = watch;
        this.patience = patience;
    }

    /** Block lists of client addresses that nobody watches over. */
    public static Lists of(List<String> zones) {
        return new Lists(zones.stream().map(AskedList::ofClients).toList(), ListWatch.NONE, PATIENCE);
    }

    /** Those that are asked about this. */
    public List<AskedList> about(Subject subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** One is asked about links, be it only about the addresses in them. */
    public boolean aboutLinks() {
        return !about(Subject.LINK).isEmpty() || !about(Subject.LINK_ADDRESS).isEmpty();
    }

    ListWatch watch() {
        return watch;
    }

    Duration patience() {
        return patience;
    }
}
