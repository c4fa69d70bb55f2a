// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** So many messages in any minute; then 421 until the oldest of them is a minute old. */
final class RateLimit implements Persona {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final ArrayDeque<Instant> taken = new ArrayDeque<>();

    RateLimit(int most) {
        this.most = most;
    }

    @Override
    public synchronized Turn turn(Facts facts) {
        while (!taken.isEmpty() && !taken.getFirst().plus(WINDOW).isAfter(facts.at())) {
            taken.removeFirst();
        }
        boolean counts = facts.stage() != Stage.BANNER && facts.stage() != Stage.DOT;
        if (counts && taken.size() >= most) {
            return Turn.say("421 4.7.0 Rate limit of " + most + " messages a minute exceeded, closing");
        }
        if (facts.stage() == Stage.DATA) {
            taken.addLast(facts.at());
        }
        return Turn.usual(facts.stage());
    }
}
