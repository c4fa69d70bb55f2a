// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/** Takes content in sips. */
record SlowReader(int octets) implements Persona {
    @Override
    public Turn turn(Facts facts) {
        return Turn.usual(facts.stage());
    }

    @Override
    public int octetsPerSecond(Facts facts) {
        return octets;
    }
}
