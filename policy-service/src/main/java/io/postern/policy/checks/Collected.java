// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.Reply;
import io.postern.contracts.settings.CheckAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as they come together, each with what it leads to by the settings. */
final class Collected {
    private final CheckSettings settings;
    private final List<Finding> found = new ArrayList<>(0);

    Collected(CheckSettings settings) {
        this.settings = settings;
    }

    /** @param reason behind the colon of the refusal */
    void add(Check check, String reason) {
        add(check, settings.of(check), reason);
    }

    void add(Check check, Leads leads, String reason) {
        add(check, leads, reason, null);
    }

    /** @param about of all with the same the strongest counts */
    void add(Check check, Leads leads, String reason, @Nullable String about) {
        if (leads.action() != CheckAction.IGNORE) {
            add(check, Effect.of(leads.action()), leads.weight(), reason, about);
        }
    }

    void add(Check check, Effect effect, double weight, String reason) {
        add(check, effect, weight, reason, null);
    }

    private void add(Check check, Effect effect, double weight, String reason, @Nullable String about) {
        var text = Refusal.BECAUSE + ReplyText.of(reason, Refusal.LONGEST);
        found.add(new Finding(check.rule(), effect, weight, new Reply(check.code(), check.enhanced(), text), about));
    }

    /** Something good, which never blocks. */
    void inFavour(Check check) {
        var leads = settings.of(check);
        if (leads.action() == CheckAction.BLOCK) {
            add(check, Effect.OBSERVE, 0, "");
        } else {
            add(check, leads, "");
        }
    }

    /** Trouble of ours. */
    void away(String rule, WhenAway when, Reply reply) {
        found.add(new Finding(rule, when == WhenAway.DEFER ? Effect.BLOCK : Effect.OBSERVE, 0, reply));
    }

    CheckSettings settings() {
        return settings;
    }

    List<Finding> found() {
        return Strongest.of(found);
    }
}
