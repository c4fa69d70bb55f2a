// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.SafeWords;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be written back, and what is said about it. */
final class Replaying {
    private Replaying() {}

    /**
     * What stands in the way of a record that was named; null for nothing.
     *
     * @param topics that there are
     */
    static @Nullable String hindrance(Parked parked, Set<String> topics, boolean anyway) {
        if (parked.topic().isEmpty()) {
            return "Nothing says where %s came from, so it cannot be written back.".formatted(parked.id());
        }
        if (!parked.ofMail()) {
            return "%s came from %s and is no mail that was accepted, so it is not written back (./postern parked discard %s)."
                    .formatted(parked.id(), SafeWords.of(parked.topic()), parked.id());
        }
        if (!topics.contains(parked.topic())) {
            return ("%1$s came from %2$s, and there is no such topic, so it cannot be written back: make it (./postern topics apply)"
                            + " if it was one of ours, or ./postern parked discard %1$s --even-mail.")
                    .formatted(parked.id(), SafeWords.of(parked.topic()));
        }
        if (parked.begun() && !anyway) {
            return ("A replay of %s was begun before and may have come to its end; look for what became of it"
                            + " (./postern trace) before you replay it with --anyway.")
                    .formatted(parked.id());
        }
        return null;
    }

    /** Whether it is among all: nothing stands in the way, and a worker of this release reads it. */
    static boolean fits(Parked parked, Set<String> topics, boolean anyway) {
        return hindrance(parked, topics, anyway) == null && parked.mail() != null;
    }

    static String question(Collection<Parked> chosen) {
        var topics = chosen.stream()
                .collect(Collectors.groupingBy(
                        parked -> SafeWords.of(parked.topic()), TreeMap::new, Collectors.counting()));
        return "Write back %d of mail, to %s?"
                .formatted(
                        chosen.size(),
                        topics.entrySet().stream()
                                .map(topic -> topic.getKey() + " (" + topic.getValue() + ")")
                                .collect(Collectors.joining(", ")));
    }

    static String words(Parked parked) {
        var mail = parked.mail();
        var topic = SafeWords.of(parked.topic());
        if (mail == null) {
            return "%s is back in %s. This release does not read it; a worker that does not either parks it again."
                    .formatted(parked.id(), topic);
        }
        return "%s is back in %s: message %s from %s to %s."
                .formatted(
                        parked.id(),
                        topic,
                        SafeWords.of(mail.messageId()),
                        path(mail.sender()),
                        mail.recipients().stream().map(Replaying::path).collect(Collectors.joining(", "))
                                + (mail.more() > 0 ? " and %d more".formatted(mail.more()) : ""));
    }

    /** @param records that are still parked */
    static String left(int records) {
        return records == 0
                ? "Nothing else is parked."
                : "%d parked %s left: no mail, not read by this release, begun before, or of no topic that there is."
                        .formatted(records, records == 1 ? "record is" : "records are");
    }

    static String path(String address) {
        return "<" + SafeWords.of(address) + ">";
    }
}
