// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.ListSpell.Fault;
import org.jspecify.annotations.Nullable;

/** What a probe of a list came to. */
sealed interface ProbeOutcome {
    /**
     * Nothing speaks against it.
     *
     * @param tested its test entries are listed
     * @param words what one should know of it; null when there is nothing to say
     */
    record Passed(boolean tested, @Nullable String words) implements ProbeOutcome {}

    /** @param words what is the matter */
    record Failed(Fault fault, String words) implements ProbeOutcome {}

    /** It did not answer. */
    record NoAnswer() implements ProbeOutcome {}

    /** It could not be asked: our own DNS servers are away, or this machine had no time. */
    record NotAsked() implements ProbeOutcome {}
}
