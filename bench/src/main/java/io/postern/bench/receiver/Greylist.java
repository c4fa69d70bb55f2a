// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Lets a triplet of client, sender and recipient in once it has waited, counted from its first try. */
final class Greylist implements Persona {
    private final Duration wait;
    private final LongFunction<String> refusal;
    private final Map<List<String>, Instant> first = new ConcurrentHashMap<>();

    /** @param refusal the reply, from the seconds that are left */
    private Greylist(Duration wait, LongFunction<String> refusal) {
        this.wait = wait;
        this.refusal = refusal;
    }

    /** Says how long, counting down. */
    static Greylist telling(Duration wait) {
        return new Greylist(wait, left -> "451 4.7.1 Greylisted, please try again in " + left + " seconds");
    }

    /** Names no time. */
    static Greylist silent(Duration wait) {
        return new Greylist(wait, _ -> "450 4.2.0 Greylisted, try again later");
    }

    /** With the words of the classic profile, which name the time. */
    static Greylist classic(Duration wait) {
        return new Greylist(
                wait,
                left -> "451 4.7.1 Sending address not accepted yet due to spam filter: please try again in " + left
                        + " seconds");
    }

    @Override
    public Turn turn(Facts facts) {
        if (facts.stage() != Stage.RCPT) {
            return Turn.usual(facts.stage());
        }
        var triplet = List.of(facts.client(), facts.sender(), facts.recipient());
        var since = first.computeIfAbsent(triplet, _ -> facts.at());
        var left = wait.minus(Duration.between(since, facts.at()));
        return left.isPositive() ? Turn.say(refusal.apply(left.plusMillis(999).toSeconds())) : Turn.usual(Stage.RCPT);
    }
}
