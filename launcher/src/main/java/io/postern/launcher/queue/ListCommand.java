// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.WhichSystem;
import io.postern.launcher.books.HttpBooks;
import io.postern.launcher.books.JsonOpenEntry;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what waits. */
@Command(
        name = "list",
        description = "What waits, one line for each recipient, oldest first.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Mixin
    private WhichMail mail = new WhichMail();

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        var answer = new HttpBooks(which).queue(mail.filters());
        if (json) {
            System.out.print(answer);
            return 0;
        }
        var page = HttpBooks.tree(answer);
        var now = Instant.parse(page.path("at").asText());
        System.out.print(new QueueTable(now)
                .of(
                        JsonOpenEntry.all(page.path("entries")),
                        page.path("matched").asLong()));
        return 0;
    }
}
