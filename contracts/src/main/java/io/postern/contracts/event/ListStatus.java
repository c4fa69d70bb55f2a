// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a DNS list is, as one instance of reputation sees it. The last record of each key counts.
 *
 * @param zone the list, by the name that the settings give it
 * @param instance who watches; each instance watches for itself
 * @param at when this was written; a living instance writes after each probe
 * @param since when the state began
 * @param fault why it is set aside; of a list in use only {@code EMPTY}, where it has never listed its test entry, so that it
 *     may be no list; null otherwise
 * @param words what is the matter, or what one should know of a list in use; null when there is nothing to say
 */
public record ListStatus(
        String zone,
        String instance,
        Instant at,
        State state,
        Instant since,
        ListSpell.@Nullable Fault fault,
        @Nullable String words)
        implements Event {
    public ListStatus {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
    }

    public enum State {
        /** Not probed yet, so not asked. */
        UNTESTED,
        /** Asked about mail. */
        IN_USE,
        /** Not asked until it is well again. */
        SET_ASIDE
    }

    /** It is asked, and has never listed its test entry (RFC 5782 section 5): it is no list, or its name is wrong. */
    public boolean noList() {
        return state == State.IN_USE && fault == ListSpell.Fault.EMPTY;
    }

    /** The key of its record. */
    public String key() {
        return "status:" + zone + ":" + instance;
    }
}
