// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/**
 * Every mailbox is full.
 *
 * @param forGood 552, which is to be returned, instead of 452
 */
record FullMailbox(boolean forGood) implements Persona {
    @Override
    public Turn turn(Facts facts) {
        if (facts.stage() != Stage.RCPT) {
            return Turn.usual(facts.stage());
        }
        return Turn.say(forGood ? "552 5.2.2 Mailbox full" : "452 4.2.2 Mailbox full");
    }
}
