// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
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
        if (id.isBlank()) {
            throw new Complaint("Say which message: its id stands in our 250, and ./postern queue list has it.");
        }
        var page = HttpBooks.tree(new HttpBooks(which).queue(Map.of("message", id.strip(), "limit", "10000")));
        var entries = JsonOpenEntry.all(page.path("entries"));
        if (entries.isEmpty()) {
            throw new Complaint("Nothing of %s waits; ./postern trace %s%s tells what became of it."
                    .formatted(SafeWords.of(id), SafeWords.of(id), which.arguments()));
        }
        var why = new Why(Instant.parse(page.path("at").asText()), ZoneId.systemDefault(), which.arguments());
        entries.forEach(entry -> System.out.println(why.of(entry)));
        return 0;
    }
}
