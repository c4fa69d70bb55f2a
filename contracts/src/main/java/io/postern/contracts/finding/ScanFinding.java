// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one scanner says of a message.
 *
 * @param scanner its name in the settings
 * @param score what it counts in its own measure, such as rspamd's score; null where it does not count
 * @param name what it found: a virus, the action that it advises; null for nothing
 * @param reason why nothing is known, or why a message that counts as clean was not looked at; null otherwise
 */
public record ScanFinding(
        String scanner,
        Status status,
        @Nullable Double score,
        @Nullable String name,
        @Nullable String reason) {
    public ScanFinding {
        Objects.requireNonNull(scanner, "scanner");
        Objects.requireNonNull(status, "status");
    }

    public enum Status {
        /** It found nothing, or the message is more than it takes. */
        CLEAN,
        /** It holds the message for spam. */
        SPAM,
        /** It found a virus, or says that the message must not pass. */
        INFECTED,
        /** It did not answer, or not in time. */
        UNKNOWN
    }
}
