// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of a message on its way.
 *
 * @param address the forward-path as the client gave it, without angle brackets
 * @param reportOn when its sender wants to be told (RFC 3461 4.1), in upper case: {@code NEVER}, or some of {@code SUCCESS},
 *     {@code FAILURE} and {@code DELAY} with commas; null if the client did not say
 * @param original ORCPT (RFC 3461 4.2) as it was given, such as {@code rfc822;a+2Bb@example.org}; null likewise
 * @param aside why this copy is not delivered; null if it is
 */
public record Recipient(
        String address,
        @Nullable String reportOn,
        @Nullable String original,
        @Nullable Aside aside) {
    /** One about whom nothing special was said. */
    public Recipient(String address) {
        this(address, null, null);
    }

    /** One whose copy is delivered. */
    public Recipient(String address, @Nullable String reportOn, @Nullable String original) {
        this(address, reportOn, original, null);
    }

    public Recipient {
        Objects.requireNonNull(address, "address");
    }

    /** The same, with that said of the copy. */
    public Recipient with(@Nullable Aside newAside) {
        return new Recipient(address, reportOn, original, newAside);
    }
}
