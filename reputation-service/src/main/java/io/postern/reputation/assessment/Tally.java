// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

/** Counts what becomes of inquiries; called on the line's threads, so be quick. */
public interface Tally {
    /** Where nothing is counted. */
    Tally NONE = new Tally() {
        @Override
        public void assessed(Kind kind, boolean late, long nanos) {}

        @Override
        public void expired(Kind kind) {}
    };

    enum Kind {
        CONNECTION,
        ENVELOPE,
        MESSAGE
    }

    /**
     * An assessment is done.
     *
     * @param late time was over before every look-up was answered
     * @param nanos since the inquiry was taken
     */
    void assessed(Kind kind, boolean late, long nanos);

    /** An inquiry was past its deadline and was dropped. */
    void expired(Kind kind);
}
