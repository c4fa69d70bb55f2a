// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.behind;

import io.postern.contracts.behind.Offer;
import java.util.List;

/** Takes note of what servers offer; returns at once and never fails. */
@FunctionalInterface
public interface Offers {
    /** Nobody takes note. */
    Offers NONE = (_, _) -> {};

    /** @param recipients whose usual server has offered that; those that are not ours are passed over */
    void seen(List<String> recipients, Offer offer);
}
