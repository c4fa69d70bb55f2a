// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.launcher.SafeWords;
import io.postern.launcher.orders.Giving;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Orders the end of entries: of all that are named, or of none if one of them is not there. */
final class Discharging {
    private Discharging() {}

    static int order(Giving giving, Action action, List<String> texts) {
        var ids = EntryIds.read(texts);
        var kafka = giving.kafka();
        var there =
                KafkaEntries.read(kafka, entry -> Optional.of(Entry.of(entry)).filter(one -> ids.contains(one.id())));
        EntryIds.check(ids, there.keySet());
        var targets =
                ids.stream().map(id -> new Target(Target.Kind.QUARANTINED, id)).toList();
        return giving.give(
                kafka,
                giving.orders(action, null, targets),
                order -> words(
                        action, Objects.requireNonNull(there.get(order.target().value()))));
    }

    static String words(Action action, Entry entry) {
        var to = entry.recipients().stream()
                .map(address -> "<" + SafeWords.of(address) + ">")
                .collect(Collectors.joining(", "));
        return action == Action.RELEASE
                ? "Entry %s is released: it is delivered to %s as if it had just been accepted."
                        .formatted(entry.id(), to)
                : "Entry %s is deleted: %s will not get it, and its sender is not told.".formatted(entry.id(), to);
    }
}
