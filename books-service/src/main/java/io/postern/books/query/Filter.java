// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import io.postern.books.entry.Entry;
import io.postern.books.query.Standing.Place;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody asks for; null asks for all.
 *
 * @param message an id, or how it begins
 * @param sender an address, or {@code @domain}; {@code <>} is the null sender
 * @param recipient an address, or {@code @domain}
 * @param overdue only what is past its time
 */
public record Filter(
        @Nullable String message,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable String destination,
        @Nullable ReplyClass replyClass,
        @Nullable Lane lane,
        @Nullable Place state,
        boolean overdue,
        int limit) {
    public static final int DEFAULT_LIMIT = 100;
    public static final int HIGHEST_LIMIT = 10_000;

    private static final Set<String> KNOWN =
            Set.of("message", "sender", "recipient", "destination", "class", "lane", "state", "overdue", "limit");

    /** @throws IllegalArgumentException with a sentence about the first word that is wrong */
    public static Filter of(Map<String, String> words) {
        for (var word : words.keySet()) {
            if (!KNOWN.contains(word)) {
                throw new IllegalArgumentException("there is no filter " + word + ", but "
                        + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        }
        return new Filter(
                words.get("message"),
                words.get("sender"),
                words.get("recipient"),
                words.get("destination"),
                choice(ReplyClass.class, "class", words.get("class")),
                choice(Lane.class, "lane", words.get("lane")),
                choice(Place.class, "state", words.get("state")),
                Boolean.parseBoolean(words.getOrDefault("overdue", "false")),
                limit(words.get("limit")));
    }

    private static int limit(@Nullable String text) {
        try {
            int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("limit is a number from 1 to " + HIGHEST_LIMIT + ", not " + text);
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> of, String word, @Nullable String text) {
        if (text == null) {
            return null;
        }
        for (var constant : of.getEnumConstants()) {
            if (name(constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
        }
        throw new IllegalArgumentException(word + " is one of "
                + Arrays.stream(of.getEnumConstants()).map(Filter::name).collect(Collectors.joining(", ")) + ", not "
                + text);
    }

    /** As it is written outside of the code: {@code no-such-user}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean wants(Entry entry) {
        return (message == null
                        || entry.key().startsWith(message) && entry.messageId().startsWith(message))
                && (sender == null || address(sender, entry.sender()))
                && (recipient == null || address(recipient, entry.recipient()))
                && (destination == null || destination.equalsIgnoreCase(entry.destination()))
                && (replyClass == null || replyClass == entry.replyClass())
                && (lane == null || lane == entry.lane());
    }

    boolean wants(Standing standing) {
        return (state == null || state == standing.place()) && (!overdue || standing.overdue() != null);
    }

    private static boolean address(String wanted, String address) {
        if (wanted.startsWith("@")) {
            return address.toLowerCase(Locale.ROOT).endsWith(wanted.toLowerCase(Locale.ROOT));
        }
        return wanted.equals("<>") ? address.isEmpty() : wanted.equalsIgnoreCase(address);
    }
}
