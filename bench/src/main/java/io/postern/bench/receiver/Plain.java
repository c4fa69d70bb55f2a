// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/** Takes everything at once. */
record Plain() implements Persona {
    @Override
    public Turn turn(Facts facts) {
        return Turn.usual(facts.stage());
    }
}
