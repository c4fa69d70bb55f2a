// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Decision;
import io.postern.policy.checks.Finding;
import io.postern.policy.greylist.Standing;

/** What is counted. */
public interface Tally {
    enum Kind {
        CONNECTION,
        ENVELOPE,
        MESSAGE
    }

    void decided(Kind kind, Decision decision);

    /** A finding, with effect or without. */
    void found(Finding finding);

    void greylisted(Standing standing);

    /** An inquiry that came after its deadline and was dropped. */
    void expired();
}
