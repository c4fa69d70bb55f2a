// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.Verdict;
import io.postern.edge.body.Body;
import io.postern.edge.session.State.Asking;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.Judging;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.wire.ContentReader;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From the first RCPT to the answer at the end of DATA. */
final class Transaction {
    private final Session session;

    Transaction(Session session) {
        this.session = session;
    }

    /** Asks about a recipient, and about those behind it that have arrived already. */
    void propose(Mailing mailing, String first) {
        var round = new RecipientRound(
                session.rules.recipients() - mailing.recipients().size());
        round.propose(first);
        var next = session.nextCommand();
        while (next != null && round.take(next)) {
            next = session.nextCommand();
        }
        if (next != null) {
            session.hold(next);
        }
        session.become(new Asking(mailing, round));
        if (round.asked().isEmpty()) {
            settle(mailing, round, null);
        } else {
            session.inquirer.envelope(
                    mailing, round.asked(), session.resume(verdict -> settle(mailing, round, verdict)));
        }
    }

    private void settle(Mailing mailing, RecipientRound round, Verdict.@Nullable Envelope verdict) {
        var outcome = round.settle(verdict);
        outcome.answers().forEach(session.speech::say);
        var recipients = new ArrayList<>(mailing.recipients());
        for (var recipient : outcome.accepted()) {
            if (!recipients.contains(recipient)) {
                recipients.add(recipient);
            }
        }
        boolean deferred = mailing.deferred() || outcome.answers().stream().anyMatch(Answer::temporary);
        session.become(new Mailing(mailing.hello(), mailing.mail(), recipients, deferred));
        session.mistaken(round.mistakes());
    }

    void receive(Mailing mailing) {
        var services = session.services;
        var id = services.ids().get();
        var body = new Body(
                services.room(),
                () -> services.uploads().apply(id),
                mailing.mail().size(),
                session.outside.thread(),
                session::pump);
        session.speech.say(Replies.GO_AHEAD);
        session.become(new Receiving(
                mailing, id, services.clock().instant(), new ContentReader(session.rules.content()), body));
    }

    boolean readContent(Receiving receiving) {
        if (session.unread.isEmpty() || receiving.body().congested()) {
            return false;
        }
        receiving.reader().read(session.unread, receiving.body());
        if (receiving.reader().fault() != null) {
            receiving.body().release();
        }
        if (receiving.reader().ended()) {
            endOfContent(receiving);
        }
        return true;
    }

    private void endOfContent(Receiving received) {
        session.speech.note(received.reader().size() + " octets of content");
        var unfit = Handover.unfit(received, session.rules);
        if (unfit != null) {
            end(received, unfit);
            return;
        }
        session.become(new Judging(received));
        Consumer<@Nullable Content> then = session.resume(content -> ask(received, content));
        received.body()
                .finish()
                .whenCompleteAsync((content, failure) -> then.accept(content), session.outside.thread());
    }

    private void ask(Receiving received, @Nullable Content content) {
        if (content == null) {
            end(received, Replies.TRY_AGAIN);
        } else {
            session.inquirer.message(received, content, session.resume(verdict -> decide(received, content, verdict)));
        }
    }

    private void decide(Receiving received, Content content, Verdict.@Nullable Message verdict) {
        var refusal = Handover.refusal(verdict, received.mailing().recipients().size());
        if (verdict == null || refusal != null) {
            end(received, refusal == null ? Replies.TRY_AGAIN : refusal);
            return;
        }
        var outbound = Handover.outbound(received, verdict, content, session.inquirer, session.rules);
        session.inquirer.write(received, outbound, session.resume(safe -> {
            if (safe) {
                session.services.tally().accepted(content.size());
            }
            end(received, safe ? Replies.accepted(received.messageId()) : Replies.TRY_AGAIN);
        }));
    }

    private void end(Receiving received, Answer answer) {
        received.body().release();
        session.speech.say(answer);
        session.become(new Greeted(received.mailing().hello()));
        session.speech.publish(received.messageId(), session.inquirer);
    }

    /** The session ends in this state: what it holds is given back, as soon as no record under way has it. */
    void abandon(State state) {
        if (state instanceof Receiving receiving) {
            receiving.body().release();
        } else if (state instanceof Judging(var received)) {
            received.body().release();
        }
    }
}
