// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import org.jspecify.annotations.Nullable;

/** Watches over the lists; called for each of them in each inquiry, so be quick. Safe for use by many threads. */
public interface ListWatch {
    /** All lists are trusted. */
    ListWatch NONE = new ListWatch() {
        @Override
        public @Nullable String setAside(String list, String label) {
            return null;
        }

        @Override
        public void heard(String list, String label, Heard heard, boolean cached) {}
    };

    /**
     * Whether it is not to be asked now.
     *
     * @param label what it would be asked about, as it stands below the zone
     * @return why, in a few words; null to ask it
     */
    @Nullable
    String setAside(String list, String label);

    /** What it let be heard. */
    void heard(String list, String label, Heard heard, boolean cached);
}
