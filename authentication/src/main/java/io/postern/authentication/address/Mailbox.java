// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox of an address field.
 *
 * @param localPart without quotes; empty only for {@code ""}
 * @param domain as {@link io.postern.dns.DomainNames#normal} has it: lower case, A-labels, without the final dot; null
 *     for an address literal and for what is no domain name
 */
public record Mailbox(String localPart, @Nullable String domain) {
    public Mailbox {
        Objects.requireNonNull(localPart, "localPart");
    }
}
