// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes of an address field, from left to right, those in groups included.
 *
 * @param problem why the field cannot be read, in words that have nothing of the field in them; null if it can. With a
 *     problem {@code list} has what stands before it
 */
public record Mailboxes(List<Mailbox> list, @Nullable String problem) {
    /** A longer field is not read. */
    public static final int MAX_OCTETS = 10_000;

    /** Beyond so many the rest is not read. */
    public static final int MAX_MAILBOXES = 100;

    public Mailboxes {
        list = List.copyOf(list);
    }

    /** @param value what follows the colon of the field, folds and all, as {@code Field.value()} has it */
    public static Mailboxes of(byte[] value) {
        if (value.length > MAX_OCTETS) {
            return new Mailboxes(List.of(), "longer than " + MAX_OCTETS + " octets");
        }
        return new AddressParser(new String(value, StandardCharsets.UTF_8)).mailboxes();
    }

    /** The domains, each once, in their order; what has none is left out. */
    public List<String> domains() {
        return list.stream()
                .flatMap(mailbox -> Stream.ofNullable(mailbox.domain()))
                .distinct()
                .toList();
    }
}
