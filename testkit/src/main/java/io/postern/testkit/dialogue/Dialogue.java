// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file.
 *
 * @param name of the file, without its ending: a sentence
 * @param listener the kind of door that it is meant for, such as {@code mx} or {@code relay}
 * @param unless servers that it is not for, each with the reason
 */
public record Dialogue(String name, String listener, Map<String, String> unless, List<Step> steps) {
    /** What a file is meant for when it does not say. */
    public static final String MX = "mx";

    /** The name as a sentence. */
    public String sentence() {
        return name.replace('-', ' ');
    }

    /** Those that the file names as different. */
    public Set<String> servers() {
        var servers = new TreeSet<>(unless.keySet());
        steps.stream()
                .filter(Step.Expect.class::isInstance)
                .forEach(step -> servers.addAll(((Step.Expect) step).otherwise().keySet()));
        return servers;
    }
}
