// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.time.Duration;

/** The end: what the books say. */
final class BooksStory {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Timeline timeline;
    private final DemoSystem system;

    BooksStory(Timeline timeline, DemoSystem system) {
        this.timeline = timeline;
        this.system = system;
    }

    void tell() {
        timeline.chapter("The books: is there an end for every message and recipient?");
        if (!system.knows("books")) {
            timeline.note("Left out: this build has no ./postern books yet.");
            return;
        }
        var last = new CommandResult[] {system.command("books")};
        Await.until(
                PATIENCE,
                "the books do not balance: " + last[0].output(),
                () -> {
                    last[0] = last[0].code() == 0 ? last[0] : system.command("books");
                    return last[0].code() == 0;
                },
                Duration.ofSeconds(4),
                since -> timeline.waits(since, "they do not balance yet"));
        timeline.quote(last[0].output().strip());
        timeline.good("The books balance.");
    }
}
