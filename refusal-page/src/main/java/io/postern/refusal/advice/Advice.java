// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.refusal.cause.Asked;
import java.util.List;

/**
 * What is said about one cause.
 *
 * @param found a sentence or two
 * @param asked what was asked of the DNS; none where nothing was, or it was not written down
 * @param steps how to mend it, one after the other
 */
public record Advice(String found, List<Asked> asked, List<Step> steps) {
    public Advice {
        asked = List.copyOf(asked);
        steps = List.copyOf(steps);
    }

    static Advice of(String found, Step... steps) {
        return new Advice(found, List.of(), List.of(steps));
    }

    static Advice of(String found, List<Asked> asked, Step... steps) {
        return new Advice(found, asked, List.of(steps));
    }
}
