// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Of findings about the same the one that counts: block before quarantine before score, and of scores what weighs most. */
final class Strongest {
    private Strongest() {}

    /** In their order; of equals the first. */
    static List<Finding> of(List<Finding> findings) {
        var strongest = new HashMap<String, Finding>();
        for (var finding : findings) {
            if (finding.about() != null) {
                strongest.merge(finding.about(), finding, Strongest::stronger);
            }
        }
        var left = new ArrayList<Finding>(findings.size());
        for (var finding : findings) {
            if (finding.about() == null || strongest.remove(finding.about(), finding)) {
                left.add(finding);
            }
        }
        return List.copyOf(left);
    }

    private static Finding stronger(Finding one, Finding other) {
        int order = one.effect().compareTo(other.effect());
        return order < 0 || (order == 0 && Math.abs(one.weight()) >= Math.abs(other.weight())) ? one : other;
    }
}
