// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

/**
 * Whether a scanner is asked. After three failures in a row it is set aside; it comes back on trial when it shows a sign
 * of life, and then a single failure sets it aside again.
 */
final class Breaker {
    static final int FAILURES = 3;

    private sealed interface State {
        /** @param failures in a row, so far */
        record Asked(int failures) implements State {}

        record Trial() implements State {}

        record Aside() implements State {}
    }

    private State state = new State.Asked(0);

    synchronized boolean aside() {
        return state instanceof State.Aside;
    }

    /** It has answered. What was asked before it was set aside does not count. */
    synchronized void answered() {
        if (!aside()) {
            state = new State.Asked(0);
        }
    }

    /** Returns true when it is set aside by this. */
    synchronized boolean failed() {
        boolean before = aside();
        state = switch (state) {
            case State.Asked(int failures) when failures + 1 < FAILURES -> new State.Asked(failures + 1);
            case State.Asked _, State.Trial _, State.Aside _ -> new State.Aside();
        };
        return aside() && !before;
    }

    /** A sign of life. */
    synchronized void back() {
        state = new State.Trial();
    }
}
