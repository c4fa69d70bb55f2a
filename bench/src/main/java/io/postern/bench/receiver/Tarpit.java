// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;

/**
 * Answers RCPT slowly.
 *
 * @param pause for each recipient
 */
record Tarpit(Duration pause) implements Persona {
    @Override
    public Turn turn(Facts facts) {
        var usual = Turn.usual(facts.stage());
        return facts.stage() == Stage.RCPT ? usual.after(pause) : usual;
    }
}
