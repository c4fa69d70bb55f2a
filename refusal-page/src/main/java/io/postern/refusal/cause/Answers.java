// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import io.postern.contracts.event.DnsAnswer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The recorded answers of the DNS, to be picked from. What is not among them is told without an answer. */
record Answers(List<DnsAnswer> recorded) {
    private static final int MOST_VALUES = 5;

    /** The answer for that name; none if it was not written down. */
    List<Asked> of(String name, String type) {
        return of(name, type, _ -> true);
    }

    /** @param values which of the records matter */
    List<Asked> of(String name, String type, Predicate<String> values) {
        var wanted = normal(name);
        return recorded.stream()
                .filter(one -> one.type().equals(type) && normal(one.name()).equals(wanted))
                .limit(1)
                .map(one -> new Asked(wanted, type, text(one, values)))
                .toList();
    }

    private static String text(DnsAnswer answer, Predicate<String> values) {
        var some = answer.values().stream().filter(values).limit(MOST_VALUES).toList();
        return !some.isEmpty()
                ? String.join(", ", some)
                : answer.outcome().equals("NOERROR") ? "no such record" : answer.outcome();
    }

    static String normal(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
