// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.postern.contracts.settings.AttemptLimit;
import io.postern.contracts.settings.Mistakes;
import java.time.Duration;

/** Says what is wrong with the books' settings, without starting. */
public final class BooksCheck {
    private BooksCheck() {}

    /** @param attemptLimit how long delivery may be at one attempt */
    public static void all(BooksConfig config, Duration attemptLimit, Mistakes wrong) {
        wrong.unless(
                config.grace().compareTo(attemptLimit) > 0,
                "postern.books.grace (%s) must be longer than %s (%s), or mail in work counts as overdue"
                        .formatted(config.grace(), AttemptLimit.KEY, attemptLimit));
    }
}
