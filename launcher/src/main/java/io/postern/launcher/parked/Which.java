// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The records that an operator means: those with these ids, or all, of one topic if need be. */
final class Which {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "As ./postern parked list shows them.")
    List<String> ids = List.of();

    @Option(names = "--all", description = "All that it can be done with, after a question.")
    boolean all;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "With --all: only what came from that topic.")
    @Nullable
    String topic;

    @Option(names = "--yes", description = "With --all: do not ask.")
    private boolean yes;

    /**
     * By id, in the order they were parked.
     *
     * @param fit what {@code --all} takes
     * @throws Complaint if nothing, or something that is not there, is named
     */
    Map<String, Parked> of(Collection<Parked> there, Predicate<Parked> fit) {
        if (all == !ids.isEmpty() || topic != null && !all) {
            throw new Complaint("Name the ids of records, as ./postern parked list shows them, or --all, which --topic"
                    + " can narrow down.");
        }
        var byId = new LinkedHashMap<String, Parked>();
        there.stream()
                .filter(parked -> all ? fit.test(parked) && fromTopic(topic, parked) : ids.contains(parked.id()))
                .forEach(parked -> byId.put(parked.id(), parked));
        for (var id : ids) {
            if (!byId.containsKey(id)) {
                throw new Complaint("Nothing is parked as %s, or no more; ./postern parked list shows what is there."
                        .formatted(SafeWords.of(id)));
            }
        }
        return byId;
    }

    static boolean fromTopic(@Nullable String topic, Parked parked) {
        return topic == null || topic.strip().equals(parked.topic());
    }

    /** Asks about more than was named. @throws Complaint if the answer is no, or nobody is there to give one */
    void ask(String question) {
        if (!all || yes) {
            return;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Complaint("There is no terminal to ask at: " + question + " Give --yes if so.");
        }
        var answer = console.readLine("%s [y/N] ", question);
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            throw new Complaint("Nothing was done.");
        }
    }
}
