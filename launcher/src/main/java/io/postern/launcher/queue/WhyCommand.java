// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.books.HttpBooks;
import io.postern.launcher.books.JsonOpenEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why a message waits. */
@Command(
        name = "why",
        description =
                "Why a message is not delivered yet, when it is tried next, and who decides that: a sentence for each"
                        + " recipient.",
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Parameters(paramLabel = "ID", description = "The id in our 250.")
    private String id = "";

    @Override
    public Integer call() {
        var page =
                HttpBooks.tree(new HttpBooks(which.running()).queue(Map.of("message", id.strip(), "limit", "10000")));
        var entries = JsonOpenEntry.all(page.path("entries"));
        if (entries.isEmpty()) {
            throw new Complaint("Nothing of " + id + " waits; ./postern trace " + id + " tells what became of it.");
        }
        var why = new Why(Instant.parse(page.path("at").asText()), ZoneId.systemDefault());
        entries.forEach(entry -> System.out.println(why.of(entry)));
        return 0;
    }
}
