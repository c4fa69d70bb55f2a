// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import java.util.List;

/**
 * What a milter says at one step.
 *
 * @param text its own words; empty for none
 */
record MilterVerdict(Kind kind, String text) {
    static final MilterVerdict CONTINUE = new MilterVerdict(Kind.CONTINUE, "");
    private static final String QUARANTINE = "quarantine";

    enum Kind {
        CONTINUE,
        /** No more of the body is wanted. */
        SKIP,
        ACCEPT,
        DISCARD,
        REJECT,
        DEFER
    }

    static MilterVerdict of(Kind kind) {
        return new MilterVerdict(kind, "");
    }

    /** A reply of its own: a code, and text. */
    static MilterVerdict reply(String text) {
        return new MilterVerdict(text.startsWith("5") ? Kind.REJECT : Kind.DEFER, text);
    }

    boolean goesOn() {
        return kind == Kind.CONTINUE || kind == Kind.SKIP;
    }

    boolean skips() {
        return kind == Kind.SKIP;
    }

    /** It is said of the message, whatever step it is said at. */
    boolean whole() {
        return kind == Kind.ACCEPT || kind == Kind.DISCARD;
    }

    /** @param changes what it would do to the message */
    ScanFinding finding(String scanner, List<String> changes) {
        return switch (kind) {
            case REJECT -> Said.infected(scanner, text.isEmpty() ? "reject" : text);
            case DISCARD -> Said.infected(scanner, "discard");
            case DEFER -> Said.unknown(scanner, text.isEmpty() ? "it says: try again later" : "it says: " + text);
            case CONTINUE, SKIP, ACCEPT ->
                changes.stream()
                        .filter(change -> change.startsWith(QUARANTINE))
                        .findFirst()
                        .map(change -> Said.spam(scanner, null, change))
                        .orElseGet(() -> Said.clean(scanner, changes.isEmpty() ? null : String.join(", ", changes)));
        };
    }
}
