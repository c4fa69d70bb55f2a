// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.contracts.finding.DmarcFinding.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DMARC Policy Record (RFC 9989 sections 4.7 and 4.8).
 *
 * @param psd whether its domain is a public suffix; {@link Psd#UNKNOWN} where it does not say
 * @param usable false if its policy cannot be read and it asks for no reports, so that it is no policy at all (RFC 9989
 *     section 4.10.1). It counts in a tree walk all the same
 */
record DmarcRecord(Published published, Psd psd, boolean usable) {

    enum Psd {
        YES,
        NO,
        UNKNOWN
    }

    /** Null for a text that is no such record: it does not begin with this version. */
    static @Nullable DmarcRecord parse(String text) {
        var tags = Tags.of(text);
        return tags == null ? null : of(tags);
    }

    private static DmarcRecord of(Tags tags) {
        var problems = new ArrayList<String>();
        var p = request(tags, "p", problems);
        var sp = request(tags, "sp", problems);
        var np = request(tags, "np", problems);
        boolean readable = problems.isEmpty();
        var rua = ReportUris.readable(tags.get("rua"));
        if (rua == null && tags.has("rua")) {
            problems.add("rua");
        }
        var published = new Published(
                readable && p != null ? p : Policy.NONE,
                readable ? sp : null,
                readable ? np : null,
                flag(tags, "adkim", "r", "s", problems),
                flag(tags, "aspf", "r", "s", problems),
                flag(tags, "t", "n", "y", problems),
                rua,
                failureOptions(tags, problems),
                problem(tags, problems));
        return new DmarcRecord(published, psd(tags), readable || rua != null);
    }

    /** What is asked for at a failure of mail from the domain of the record itself. */
    Policy own() {
        return afterTesting(published.p());
    }

    /** What is asked for at a failure of mail from a domain below (RFC 9989 section 4.10.1). */
    Policy below(boolean exists) {
        var policy = exists || published.np() == null ? published.sp() : published.np();
        return afterTesting(policy == null ? published.p() : policy);
    }

    /** Whether it makes a difference if the domain below exists. */
    boolean asksForExistence() {
        return below(true) != below(false);
    }

    /** RFC 9989 section 4.7, {@code t}: one level below. */
    private Policy afterTesting(Policy policy) {
        if (!published.testing()) {
            return policy;
        }
        return policy == Policy.REJECT ? Policy.QUARANTINE : Policy.NONE;
    }

    private static @Nullable Policy request(Tags tags, String name, List<String> problems) {
        var value = tags.get(name);
        if (value == null) {
            if (tags.has(name)) {
                problems.add(name);
            }
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "none" -> Policy.NONE;
            case "quarantine" -> Policy.QUARANTINE;
            case "reject" -> Policy.REJECT;
            default -> {
                problems.add(name);
                yield null;
            }
        };
    }

    private static boolean flag(Tags tags, String name, String unset, String set, List<String> problems) {
        var value = tags.get(name);
        boolean is = set.equalsIgnoreCase(value);
        if (!is && tags.has(name) && !unset.equalsIgnoreCase(value)) {
            problems.add(name);
        }
        return is;
    }

    private static Psd psd(Tags tags) {
        var value = tags.get("psd");
        return Map.of("y", Psd.YES, "n", Psd.NO)
                .getOrDefault(value == null ? "u" : value.toLowerCase(Locale.ROOT), Psd.UNKNOWN);
    }

    /** They mean nothing without {@code ruf}. */
    private static @Nullable String failureOptions(Tags tags, List<String> problems) {
        var value = tags.get("fo");
        if (!tags.has("ruf")) {
            return null;
        }
        if (value != null && value.length() <= 5 && value.matches("(?i)[01ds](:[01ds])*")) {
            return value;
        }
        if (tags.has("fo")) {
            problems.add("fo");
        }
        return null;
    }

    private static @Nullable String problem(Tags tags, List<String> problems) {
        if (!problems.isEmpty()) {
            return "not understood: " + String.join(", ", problems);
        }
        return tags.garbage() ? "something that is no tag" : null;
    }
}
