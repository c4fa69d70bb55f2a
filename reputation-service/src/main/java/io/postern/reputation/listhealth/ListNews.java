// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.Event;

/** Takes what is new about lists to where others can read it. Never blocks and never fails. */
@FunctionalInterface
public interface ListNews {
    /** @param key of the last word about the same thing */
    void tell(String key, Event event);
}
