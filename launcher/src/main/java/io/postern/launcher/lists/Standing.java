// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.Event;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.OwnListing;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of reputation have last said about the lists.
 *
 * @param statuses by list and instance
 * @param spells the times in which a list could not be trusted, oldest first
 * @param own what lists have of ours
 */
record Standing(List<ListStatus> statuses, List<ListSpell> spells, List<OwnListing> own) {

    /** @param events the last of each key */
    static Standing of(Collection<Event> events) {
        var statuses = only(events, ListStatus.class)
                .sorted(Comparator.comparing(ListStatus::zone).thenComparing(ListStatus::instance))
                .toList();
        return new Standing(
                statuses,
                only(events, ListSpell.class)
                        .map(spell -> ended(spell, statuses))
                        .sorted(Comparator.comparing(ListSpell::since))
                        .toList(),
                only(events, OwnListing.class)
                        .sorted(Comparator.comparing(OwnListing::zone).thenComparing(OwnListing::name))
                        .toList());
    }

    private static <T> Stream<T> only(Collection<Event> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** An instance that was ended in the meantime has not written the end: its next status tells. */
    private static ListSpell ended(ListSpell spell, List<ListStatus> statuses) {
        return spell.until() != null
                ? spell
                : statuses.stream()
                        .filter(status -> status.zone().equals(spell.zone())
                                && status.instance().equals(spell.instance())
                                && status.since().isAfter(spell.since()))
                        .findFirst()
                        .map(status -> new ListSpell(
                                spell.zone(),
                                spell.instance(),
                                spell.fault(),
                                spell.words(),
                                spell.suspectSince(),
                                spell.since(),
                                status.since()))
                        .orElse(spell);
    }

    boolean knows(String zone) {
        return statuses.stream().anyMatch(status -> status.zone().equals(zone));
    }

    List<ListSpell> spells(String zone) {
        return spells.stream().filter(spell -> spell.zone().equals(zone)).toList();
    }

    /** When that list could first not be trusted, as far as is known. */
    Optional<Instant> suspectSince(String zone) {
        return spells(zone).stream().map(ListSpell::suspectSince).min(Comparator.naturalOrder());
    }

    /** Whether it could not be trusted then. */
    boolean suspect(String zone, Instant at) {
        return spells(zone).stream().anyMatch(spell -> within(spell, at));
    }

    private static boolean within(ListSpell spell, Instant at) {
        @Nullable Instant until = spell.until();
        return !at.isBefore(spell.suspectSince()) && (until == null || !at.isAfter(until));
    }
}
