// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts stacks in three ways, so that "what is slow" and "who wanted it" can both be answered. */
final class Samples {
    private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String OURS = "io.postern.";
    private final Map<String, Long> leaves = new HashMap<>();
    private final Map<String, Long> libraries = new HashMap<>();
    private final Map<String, Long> callers = new HashMap<>();
    private long total;

    /** @param stack methods as {@code package.Class.method}, the running one first */
    void add(List<String> stack) {
        if (stack.isEmpty()) {
            return;
        }
        total++;
        leaves.merge(stack.getFirst(), 1L, Long::sum);
        libraries.merge(library(stack), 1L, Long::sum);
        callers.merge(
                stack.stream()
                        .filter(frame -> frame.startsWith(OURS))
                        .findFirst()
                        .orElse("(none of ours)"),
                1L,
                Long::sum);
    }

    /** Whose code it is: the package of the first frame that is not the platform's. */
    static String library(List<String> stack) {
        return stack.stream()
                .filter(frame -> PLATFORM.stream().noneMatch(frame::startsWith))
                .findFirst()
                .map(Samples::packageOf)
                .orElse("(platform)");
    }

    /** Three parts of the name, four of our own: {@code org.apache.kafka}, {@code io.postern.edge.session}. */
    private static String packageOf(String frame) {
        int parts = frame.startsWith(OURS) ? 4 : 3;
        var names = frame.split("\\.");
        return String.join(".", List.of(names).subList(0, Math.clamp(names.length - 2, 0, parts)));
    }

    long total() {
        return total;
    }

    /** Methods that were running. */
    Map<String, Long> leaves() {
        return leaves;
    }

    /** Packages whose code, or whose calls into the platform, were running. */
    Map<String, Long> libraries() {
        return libraries;
    }

    /** The nearest method of ours above what was running. */
    Map<String, Long> callers() {
        return callers;
    }
}
