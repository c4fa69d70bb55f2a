// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a DNS list could not be trusted, as one instance of reputation saw it. Written when it begins and again
 * when it ends, under the same key.
 *
 * @param zone the list, by the name that the settings give it
 * @param words what was the matter
 * @param suspectSince when it was last known to be good: what it refused from then on may have been refused in error
 * @param since when it was set aside
 * @param until when it was put back; null while it lasts
 */
public record ListSpell(
        String zone,
        String instance,
        Fault fault,
        String words,
        Instant suspectSince,
        Instant since,
        @Nullable Instant until)
        implements Event {
    public ListSpell {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(suspectSince, "suspectSince");
        Objects.requireNonNull(since, "since");
    }

    public enum Fault {
        /** It lists what must never be listed (RFC 5782 section 5). */
        LISTS_ALL,
        /** Its test entry was listed and is no longer: it was emptied or closed. */
        EMPTY,
        /** It answers with error codes: it refuses to serve us. */
        REFUSES,
        /** It answers with addresses that are no codes: the domain is parked or hijacked. */
        MISUSED,
        /** It does not answer, or too late. */
        SILENT,
        /** It lists nearly everybody. */
        NEARLY_ALL,
        /** It lists far more than it used to. */
        SURGE
    }

    /** The key of its record. */
    public String key() {
        return "spell:" + zone + ":" + instance + ":" + since.toEpochMilli();
    }
}
