// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import io.postern.launcher.status.Matter.State;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service says of itself at {@code /q/health/ready}.
 *
 * @param ready whether it answers as it should
 * @param checks what each of its checks tells, by the names of the check and of what it tells
 */
record Told(boolean ready, Map<String, Map<String, String>> checks) {
    /** As the alert PosternCertificateExpires has it. */
    static final Duration SOON = Duration.ofDays(14);

    private static final String EXPIRES = ".expires";

    /** Nothing, as it does not answer. */
    static final Told NOTHING = new Told(false, Map.of());

    /** What one should know by it, in the order of names. */
    List<Matter> matters(String service, Instant now) {
        var matters = new ArrayList<Matter>();
        new TreeMap<>(checks)
                .forEach((check, said) -> new TreeMap<>(said).forEach((name, words) -> {
                    switch (check) {
                        case "scanners" ->
                            matters.add(Matter.of(
                                    service,
                                    "scanner",
                                    name,
                                    words.equals("answers") ? State.FINE : State.WRONG,
                                    words));
                        case "certificates" -> matters.add(certificate(service, name, words, now));
                        default -> {
                            if (words.equals("away")) {
                                matters.add(Matter.of(service, "part", name, State.WRONG, "is away"));
                            }
                        }
                    }
                }));
        return List.copyOf(matters);
    }

    private static Matter certificate(String service, String name, String words, Instant now) {
        if (!name.endsWith(EXPIRES)) {
            return Matter.of(
                    service, "certificate", "files", State.WRONG, "cannot be used, so the old ones stay: " + words);
        }
        var called = name.substring(0, name.length() - EXPIRES.length());
        try {
            var expires = Instant.parse(words);
            var left = Duration.between(now, expires);
            var state = left.isNegative() ? State.WRONG : left.compareTo(SOON) < 0 ? State.SOON : State.FINE;
            return Matter.certificate(service, called, state, words(left), expires);
        } catch (DateTimeException e) {
            return Matter.of(service, "certificate", called, State.WRONG, "expires at no time: " + words);
        }
    }

    private static String words(Duration left) {
        var much = left.abs();
        var time = much.toDays() > 1
                ? much.toDays() + " days"
                : much.toHours() > 1 ? much.toHours() + " hours" : Math.max(1, much.toMinutes()) + " minutes";
        return left.isNegative() ? "expired " + time + " ago" : "expires in " + time;
    }
}
