// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody wants explained.
 *
 * @param client an IP address as text
 * @param mailFrom the reverse-path without angle brackets; empty for the null one
 * @param message null where only the envelope is asked about
 * @param now when signatures are judged; null for the present
 */
record Case(
        String client,
        String helo,
        String mailFrom,
        List<String> rcptTo,
        @Nullable SpooledMessage message,
        @Nullable Instant now) {}
