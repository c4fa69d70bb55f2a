// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Verdict;
import io.postern.edge.command.Command;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.session.State.Mailing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The RCPT commands that a client has pipelined: asked about together, answered one by one, in order. */
final class RecipientRound {
    /** @param accepted the recipients of this round that may have the message */
    record Outcome(List<Answer> answers, List<Recipient> accepted) {}

    private final int limit;
    private final Mailing mailing;
    private final boolean dsn;
    private final List<@Nullable Answer> slots = new ArrayList<>();
    private final List<Recipient> asked = new ArrayList<>();
    private int mistakes;

    /** @param limit how many recipients there is room for */
    RecipientRound(int limit, Mailing mailing, boolean dsn) {
        this.limit = limit;
        this.mailing = mailing;
        this.dsn = dsn;
    }

    void propose(Recipient recipient) {
        if (asked.size() < limit) {
            asked.add(recipient);
            slots.add(null);
        } else {
            slots.add(Replies.TOO_MANY_RECIPIENTS);
        }
    }

    /** Takes the next command into this round, if it belongs there: what was wrong waits for its turn to be told. */
    boolean take(Command next) {
        switch (next) {
            case Command.Recipient recipient -> {
                var unfit = Conversation.unfit(recipient, mailing, dsn);
                if (unfit == null) {
                    propose(recipient.who());
                } else {
                    wrong(unfit);
                }
            }
            case Wrong(var _, var mistake)
            when mistake != Mistake.OTHER_PROTOCOL && mistake != Mistake.CHUNK -> wrong(mistake);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void wrong(Mistake mistake) {
        slots.add(Replies.to(mistake));
        mistakes++;
    }

    /** Commands in this round that were wrong. */
    int mistakes() {
        return mistakes;
    }

    List<String> asked() {
        return asked.stream().map(Recipient::address).toList();
    }

    /** All that would have been asked about get the same answer. */
    Outcome refuse(Answer answer) {
        return new Outcome(
                slots.stream().map(slot -> slot == null ? answer : slot).toList(), List.of());
    }

    /** @param verdict null if there was none in time */
    Outcome settle(Verdict.@Nullable Envelope verdict) {
        var decisions = verdict == null || verdict.decisions().size() != asked.size() ? null : verdict.decisions();
        var answers = new ArrayList<Answer>(slots.size());
        var accepted = new ArrayList<Recipient>();
        int next = 0;
        for (var slot : slots) {
            if (slot != null) {
                answers.add(slot);
                continue;
            }
            if (decisions == null) {
                answers.add(Replies.TRY_AGAIN);
            } else {
                var decision = decisions.get(next);
                answers.add(Replies.to(decision, Replies.RECIPIENT_OK));
                if (decision instanceof Decision.Accept) {
                    accepted.add(asked.get(next));
                }
            }
            next++;
        }
        return new Outcome(answers, accepted);
    }
}
