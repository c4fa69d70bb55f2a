// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.books.HttpBooks;
import io.postern.launcher.books.JsonOpenEntry;
import io.postern.launcher.books.OpenEntry;
import io.postern.launcher.trace.Endings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints all of a message. */
@Command(
        name = "show",
        description = "All of a message: each recipient that waits, and how it ended for the others.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Parameters(paramLabel = "ID", description = "The id in our 250.")
    private String id = "";

    @Option(names = "--json", description = "What waits of it, for a machine; ./postern trace --json has the rest.")
    private boolean json;

    @Override
    public Integer call() {
        if (id.isBlank()) {
            throw new Complaint("Say which message: its id stands in our 250, and ./postern queue list has it.");
        }
        var state = which.running();
        var message = id.strip();
        var answer = new HttpBooks(which, state).queue(Map.of("message", message, "limit", "10000"));
        if (json) {
            System.out.print(answer);
            return 0;
        }
        var page = HttpBooks.tree(answer);
        var now = Instant.parse(page.path("at").asText());
        var open = JsonOpenEntry.all(page.path("entries"));
        var waiting = open.stream().map(OpenEntry::recipient).collect(Collectors.toSet());
        var ended = Endings.of(which.kafka(state), message, now).values().stream()
                .filter(outcome -> !waiting.contains(outcome.recipient()))
                .toList();
        if (open.isEmpty() && ended.isEmpty()) {
            throw new Complaint("Nothing is known of " + SafeWords.of(id) + "; ./postern queue list" + which.arguments()
                    + " shows what waits.");
        }
        System.out.print(new MessageText(now, ZoneId.systemDefault(), which.arguments()).of(message, open, ended));
        return 0;
    }
}
