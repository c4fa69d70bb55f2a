// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.ListSpell.Fault;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The last different names that a list was asked about before it was set aside for its hit rate, and would have been asked
 * about since. They show whether it is well again, without being asked about mail. Not safe for use by several threads.
 */
final class Sample {
    static final int MOST = 50;
    /** Fewer tell nothing. */
    static final int FEWEST = 10;

    private final LinkedHashSet<String> labels = new LinkedHashSet<>();

    void add(String label) {
        if (labels.add(label) && labels.size() > MOST) {
            Iterator<String> oldest = labels.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    List<String> labels() {
        return List.copyOf(labels);
    }

    void clear() {
        labels.clear();
    }

    /**
     * Why the list is not well yet; null if it is, or if too few were answered to tell.
     *
     * <p>It was set aside for good reasons, so fewer are enough to leave it there.
     *
     * @param history as of {@link HitRate#history}
     */
    static ProbeOutcome.@Nullable Failed judge(int answered, int listed, double history) {
        Fault fault = answered < FEWEST ? null : HitRate.judge((double) listed / answered, history, HitRate.MANY, true);
        return fault == null
                ? null
                : new ProbeOutcome.Failed(
                        fault, String.format(Locale.ROOT, "lists %d of the last %d names", listed, answered));
    }
}
