// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known about how long destinations greylist. */
@FunctionalInterface
public interface SiteWaits {
    /** Nothing is known of any. */
    SiteWaits NONE = _ -> null;

    /** From the first refusal until it takes a message; null if that is not known. Never waits. */
    @Nullable
    Duration of(String destination);
}
