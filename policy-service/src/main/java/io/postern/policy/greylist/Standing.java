// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import java.time.Duration;

/** How a triplet stands after an attempt. */
public sealed interface Standing {
    /** Seen for the first time, or again after the pass period. */
    record Stranger(Duration left) implements Standing {}

    /** Came back before the block period was over. */
    record Early(Duration left) implements Standing {}

    /** Came back in time, and is known from now on. */
    record Waited(Duration since) implements Standing {}

    /** Has passed before. */
    record Known() implements Standing {}

    /** The store did not answer. */
    record Away() implements Standing {}
}
