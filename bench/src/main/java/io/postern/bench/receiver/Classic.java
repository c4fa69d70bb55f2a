// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;
import java.util.Locale;

/** A filter of the classic profile: refuses senders that it takes for spammers, and greylists all others. */
final class Classic implements Persona {
    private final Greylist greylist;

    Classic(Duration wait) {
        greylist = Greylist.classic(wait);
    }

    @Override
    public Turn turn(Facts facts) {
        boolean spam = facts.sender().toLowerCase(Locale.ROOT).contains("spam");
        return spam && facts.stage() == Stage.RCPT
                ? Turn.say("554 5.7.1 Sending address not accepted due to spam filter")
                : greylist.turn(facts);
    }
}
