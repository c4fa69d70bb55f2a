// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a session may last, however busy it is.
 *
 * @param between outside a mail transaction; 0 for no limit
 * @param all in the midst of one, too; 0 for no limit
 */
public record SessionTime(Duration between, Duration all) {
    /**
     * @param transaction whether a mail transaction is under way
     * @param age since the session began
     * @return what to say before the session ends; null while it may go on
     */
    public @Nullable Reply over(boolean transaction, Duration age) {
        if (beyond(all, age)) {
            return reply(all);
        }
        return !transaction && beyond(between, age) ? reply(between) : null;
    }

    private static boolean beyond(Duration limit, Duration age) {
        return limit.isPositive() && age.compareTo(limit) > 0;
    }

    private static Reply reply(Duration limit) {
        return new Reply(
                421,
                "4.7.0",
                "This session has lasted more than %s, closing; please open another".formatted(Words.length(limit)));
    }
}
