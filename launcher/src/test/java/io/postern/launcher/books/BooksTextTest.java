// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BooksTextTest {
    private static final String BALANCED = """
            {"at":"2026-11-25T12:00:00Z","began":"2026-11-01T00:00:00Z","caughtUp":true,"behind":0,
             "accepted":12345,"released":1,"found":0,"delivered":12300,"reported":20,
             "removed":{"null-sender":3,"undeliverable":2},"queued":21,"difference":0,
             "unseen":{"delivered":4,"reported":0,"removed":{"failed":1}},"unread":0,"unreadable":0,
             "open":{"incoming":{"lane":0,"waiting":0,"held":0},"personal":{"lane":1,"waiting":18,"held":2}},
             "overdue":{"no-outcome":0,"not-tried-again":0},"overdueEntries":[]}""";

    @Test
    void balanced_books_say_so() {
        var books = HttpBooks.tree(BALANCED);

        assertThat(BooksText.balanced(books)).isTrue();
        assertThat(new BooksText(ZoneOffset.UTC).tell(books)).isEqualToNormalizingNewlines("""
                The books since 2026-11-01 00:00:00, as of 2026-11-25 12:00:00; one entry for each message and recipient.

                  accepted             12,345
                  released                  1   out of quarantine, as new
                  delivered            12,300
                  reported                 20   the sender is told by a delivery report
                  removed                   5   3 null sender, 2 undeliverable
                  queued                   21   personal: 1 on the lane, 18 waiting, 2 held
                  difference                0
                  past their time           0
                  unseen                    5   settled, but their acceptance was not seen here

                Balanced: all that was accepted is settled, or queued and in its time.
                """);
    }

    @Test
    void what_is_past_its_time_is_named() {
        var books = HttpBooks.tree(
                BALANCED.replace("\"no-outcome\":0", "\"no-outcome\":1").replace("\"overdueEntries\":[]", """
                        "overdueEntries":[{"message":"01kan","sender":"","recipient":"bert@x.test","lane":"personal",
                        "state":"lane","since":"2026-11-25T10:00:00Z","attempt":0,"overdue":"no-outcome",
                        "overdueSince":"2026-11-25T10:00:00Z"}]"""));

        assertThat(BooksText.balanced(books)).isFalse();
        assertThat(new BooksText(ZoneOffset.UTC).tell(books))
                .contains("past their time           1   1 no outcome")
                .contains("01kan  <> to <bert@x.test>: no outcome for 2 h")
                .contains("NOT BALANCED: something is stuck or lost.");
    }

    @Test
    void books_that_contradict_themselves_are_not_balanced() {
        var books = HttpBooks.tree(BALANCED.replace("\"difference\":0", "\"difference\":-1"));

        assertThat(BooksText.balanced(books)).isFalse();
        assertThat(new BooksText(ZoneOffset.UTC).tell(books)).contains("the books contradict themselves");
    }
}
