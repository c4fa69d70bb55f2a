// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;
import java.util.Locale;

/** The recipient's name says its fate: {@code later…} is greylisted, {@code never…} unknown, {@code full…} full, all others are fine. */
final class MixedFates implements Persona {
    private final Persona later;
    private final Persona full;
    private final Persona now = new Plain();

    MixedFates(Duration wait, boolean fullForGood) {
        later = Greylist.silent(wait);
        full = new FullMailbox(fullForGood);
    }

    @Override
    public Turn turn(Facts facts) {
        var name = facts.recipient().toLowerCase(Locale.ROOT);
        if (facts.stage() != Stage.RCPT) {
            return now.turn(facts);
        }
        if (name.startsWith("never")) {
            return Turn.say("550 5.1.1 <" + facts.recipient() + ">: no such user here");
        }
        return (name.startsWith("later") ? later : name.startsWith("full") ? full : now).turn(facts);
    }
}
