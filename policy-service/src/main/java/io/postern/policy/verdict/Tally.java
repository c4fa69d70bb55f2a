// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Decision;
import io.postern.policy.checks.Finding;
import io.postern.policy.greylist.Standing;
import io.postern.policy.scoring.Level;

/** What is counted. */
public interface Tally {
    /** Where nothing is counted. */
    Tally NONE = new Tally() {
        @Override
        public void decided(Kind kind, Decision decision) {}

        @Override
        public void found(Finding finding) {}

        @Override
        public void scored(Level level) {}

        @Override
        public void greylisted(Standing standing) {}

        @Override
        public void expired() {}
    };

    enum Kind {
        CONNECTION,
        ENVELOPE,
        MESSAGE
    }

    void decided(Kind kind, Decision decision);

    /** A finding, with effect or without. */
    void found(Finding finding);

    /** A stranger's message, by what its score leads to. */
    void scored(Level level);

    void greylisted(Standing standing);

    /** An inquiry that came after its deadline and was dropped. */
    void expired();
}
