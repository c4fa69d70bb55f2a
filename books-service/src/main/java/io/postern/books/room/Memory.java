// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory of Redis.
 *
 * @param used octets, as Redis counts them against the limit
 * @param limit {@code maxmemory} in octets; 0 where there is none
 */
public record Memory(long used, long limit) {
    /** From what Redis says to {@code INFO memory}; empty if that says nothing of it. */
    static Optional<Memory> of(String words) {
        var used = figure(words, "used_memory");
        var limit = figure(words, "maxmemory");
        return used.isPresent() && limit.isPresent()
                ? Optional.of(new Memory(used.getAsLong(), limit.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong figure(String words, String name) {
        return words.lines()
                .filter(line -> line.matches(name + ":[0-9]{1,18}"))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst();
    }
}
