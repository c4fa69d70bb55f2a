// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/**
 * Hangs up without a word.
 *
 * @param at the moment at which it should have answered
 */
record EarlyClose(Stage at) implements Persona {
    @Override
    public Turn turn(Facts facts) {
        return facts.stage() == at ? Turn.HANG_UP : Turn.usual(facts.stage());
    }
}
