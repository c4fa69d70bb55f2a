// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.tags.BadTags;
import io.postern.authentication.tags.TagList;
import io.postern.dns.DomainNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sets of a message (RFC 8617 sections 4.2 and 5.2), before anything is verified.
 *
 * @param sets from the oldest, with instances 1, 2, 3…; empty for a message without, and for a broken chain
 * @param sealers domains of the seals that can be read, the newest first
 * @param broken why it is no chain; null if it is one, or there is none
 * @param highest the highest instance that occurs, 0 for none
 * @param closed the newest seal itself says that the chain had failed: nobody adds to it any more (section 5.1)
 */
record ArcChain(
        List<ArcSet> sets, List<String> sealers, @Nullable String broken, int highest, boolean closed) {
    static final int MAX_SETS = 50;

    static ArcChain of(Header header) {
        var reader = new Reader();
        try {
            for (var field : header.fields()) {
                reader.take(field);
            }
            if (!header.complete() && !reader.byInstance.isEmpty()) {
                throw new BadTags("the header is too long to be verified");
            }
            return new ArcChain(reader.sets(), reader.sealers(), null, reader.highest(), reader.closed());
        } catch (BadTags e) {
            reader.takeRest(header);
            return new ArcChain(List.of(), reader.sealers(), e.reason(), reader.highest(), reader.closed());
        }
    }

    private static final class Parts {
        private @Nullable Field results;
        private @Nullable Field message;
        private @Nullable TagList messageTags;
        private @Nullable Field seal;
        private @Nullable TagList sealTags;
    }

    private static final class Reader {
        private final TreeMap<Integer, Parts> byInstance = new TreeMap<>();

        void take(Field field) throws BadTags {
            switch (field.name()) {
                case ArcSet.RESULTS -> {
                    var parts = at(ArcResults.instance(field.text()));
                    once(parts.results, field);
                    parts.results = field;
                }
                case ArcSet.MESSAGE -> {
                    var tags = TagList.of(field);
                    var parts = at(instance(tags));
                    once(parts.message, field);
                    parts.message = field;
                    parts.messageTags = tags;
                }
                case ArcSet.SEAL -> {
                    var tags = TagList.of(field);
                    var parts = at(instance(tags));
                    once(parts.seal, field);
                    parts.seal = field;
                    parts.sealTags = tags;
                }
                default -> {}
            }
        }

        private static int instance(TagList tags) throws BadTags {
            tags.need("i");
            return Math.toIntExact(Objects.requireNonNull(tags.number("i", 2)));
        }

        private Parts at(int instance) throws BadTags {
            if (instance < 1 || instance > MAX_SETS) {
                throw new BadTags("an instance of " + instance + ", not 1 to " + MAX_SETS);
            }
            return byInstance.computeIfAbsent(instance, _ -> new Parts());
        }

        private static void once(@Nullable Field there, Field field) throws BadTags {
            if (there != null) {
                throw new BadTags("two " + field.name() + " fields of one instance");
            }
        }

        List<ArcSet> sets() throws BadTags {
            var sets = new ArrayList<ArcSet>();
            for (var entry : byInstance.entrySet()) {
                int instance = entry.getKey();
                var parts = entry.getValue();
                if (instance != sets.size() + 1) {
                    throw new BadTags("the set " + (sets.size() + 1) + " is missing");
                }
                if (parts.results == null
                        || parts.message == null
                        || parts.messageTags == null
                        || parts.seal == null
                        || parts.sealTags == null) {
                    throw new BadTags("the set " + instance + " lacks a field");
                }
                sets.add(new ArcSet(
                        instance, parts.results, parts.message, parts.messageTags, parts.seal, parts.sealTags));
            }
            return sets;
        }

        List<String> sealers() {
            return byInstance.descendingMap().values().stream()
                    .map(parts -> parts.sealTags == null ? null : parts.sealTags.get("d"))
                    .map(domain -> domain == null ? null : DomainNames.normal(domain))
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** What can be read of a broken chain: what is added must stand above all of it. */
        void takeRest(Header header) {
            for (var field : header.fields()) {
                try {
                    take(field);
                } catch (BadTags e) {
                    continue;
                }
            }
        }

        int highest() {
            return byInstance.isEmpty() ? 0 : byInstance.lastKey();
        }

        boolean closed() {
            var newest = byInstance.lastEntry();
            var seal = newest == null ? null : newest.getValue().sealTags;
            return seal != null && "fail".equals(seal.get("cv"));
        }
    }
}
