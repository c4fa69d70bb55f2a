// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of mail from one source over the last thirty days.
 *
 * @param key the network, such as {@code 192.0.2.0/24}, or the verified domain
 * @param accepted recipients whose mail was accepted
 * @param refused recipients that were refused, or whose copy was set aside, for what speaks against the sender
 * @param unknownRecipients recipients that do not exist, also those that only the server behind did not know; null while there
 *     are none, or nobody can tell, as of a domain
 * @param spam messages that scored as spam and were accepted all the same
 */
public record HistoryFinding(
        Source source,
        String key,
        long accepted,
        long refused,
        @Nullable Long unknownRecipients,
        long spam) {
    public HistoryFinding {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
    }

    /** Those that are known of. */
    public long unknown() {
        return unknownRecipients == null ? 0 : unknownRecipients;
    }

    public enum Source {
        NETWORK,
        DOMAIN
    }
}
