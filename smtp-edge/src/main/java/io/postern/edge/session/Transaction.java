// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Verdict;
import io.postern.edge.body.Body;
import io.postern.edge.forgery.ForgedFields;
import io.postern.edge.limit.Metered;
import io.postern.edge.limit.Pace;
import io.postern.edge.session.State.Asking;
import io.postern.edge.session.State.Checking;
import io.postern.edge.session.State.Chunking;
import io.postern.edge.session.State.Collecting;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.Judging;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Pausing;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.session.State.Talking;
import io.postern.edge.subject.SubjectField;
import io.postern.edge.wire.ContentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From the first RCPT to the answer at the end of the content. */
final class Transaction {
    private final Session session;

    Transaction(Session session) {
        this.session = session;
    }

    /** A message begins, unless there were too many already. */
    void begin(Mailing mailing, Answer accepted) {
        session.measure.busy();
        session.opening.known(() -> take(mailing, accepted));
    }

    private void take(Mailing mailing, Answer accepted) {
        session.measure.take(Metered.MESSAGES, 1, refusal -> {
            session.speech.keep();
            if (refusal == null) {
                session.speech.say(accepted);
                session.become(mailing);
            } else {
                session.speech.settle(refusal);
                session.become(new Greeted(mailing.hello()));
            }
        });
    }

    /** Asks about a recipient, and about those behind it that have arrived already. */
    void propose(Mailing mailing, Recipient first) {
        long began = System.nanoTime();
        var round = new RecipientRound(
                session.rules.recipients() - mailing.recipients().size(), mailing, session.listener.dsn());
        round.propose(first);
        var next = session.commands.next();
        while (next != null && round.take(next)) {
            next = session.commands.next();
        }
        if (next != null) {
            session.commands.hold(next);
        }
        session.measure.take(Metered.RECIPIENTS, round.asked().size(), refusal -> {
            session.become(new Asking(mailing, round));
            if (refusal != null || round.asked().isEmpty()) {
                settle(mailing, round, round.refuse(refusal == null ? Replies.TRY_AGAIN : refusal));
            } else {
                session.inquirer.envelope(mailing, round.asked(), session.resume(verdict -> {
                    session.services.tally().answered(Inquirer.since(began));
                    settle(mailing, round, round.settle(verdict));
                }));
            }
        });
    }

    private void settle(Mailing mailing, RecipientRound round, RecipientRound.Outcome outcome) {
        outcome.answers().forEach(answer -> session.speech.settle(answer));
        var recipients = new ArrayList<>(mailing.recipients());
        for (var recipient : outcome.accepted()) {
            if (recipients.stream().noneMatch(one -> one.address().equals(recipient.address()))) {
                recipients.add(recipient);
            }
        }
        boolean deferred = mailing.deferred() || outcome.answers().stream().anyMatch(Answer::temporary);
        session.become(new Mailing(mailing.hello(), mailing.mail(), recipients, deferred));
        int permanent = (int) outcome.answers().stream()
                .filter(answer -> answer.code() / 100 == 5)
                .count();
        session.measure.count(round.mistakes(), Math.max(0, permanent - round.mistakes()));
    }

    void receive(Mailing mailing) {
        session.speech.say(Replies.GO_AHEAD);
        session.become(open(mailing, true));
    }

    /** @param dotted the content follows DATA, and not BDAT */
    Receiving open(Mailing mailing, boolean dotted) {
        var services = session.services;
        var id = services.ids().get();
        var body = new Body(
                services.room(),
                () -> services.uploads().apply(id),
                mailing.mail().size(),
                session.outside.thread(),
                session::goOn);
        var reader = new ContentReader(session.rules.content(), dotted, session.listener.normalize());
        return new Receiving(
                mailing,
                id,
                services.clock().instant(),
                reader,
                forged(),
                new SubjectField(),
                body,
                new Pace(session.rules.pace(), System.nanoTime()),
                session.inquirer.trail());
    }

    /** A machine of ours may write what only ours may. */
    private ForgedFields forged() {
        var client = session.inquirer.client();
        return client.kind() == ListenerKind.MX && !client.trusted()
                ? ForgedFields.in(session.rules.authservIds())
                : ForgedFields.none();
    }

    boolean readContent(Receiving receiving) {
        if (session.unread.isEmpty() || receiving.body().congested()) {
            return false;
        }
        int before = session.unread.available();
        receiving.reader().read(session.unread, receiving.sink());
        receiving.pace().received(before - session.unread.available(), System.nanoTime());
        if (receiving.reader().fault() != null) {
            receiving.body().release();
        }
        if (receiving.reader().ended()) {
            endOfContent(receiving);
        }
        return true;
    }

    void endOfContent(Receiving received) {
        session.speech.note(received.reader().size() + " octets of content");
        received.forged().finish();
        var unfit = Intake.unfit(received, session.rules);
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
            var fields = Intake.fields(received, session.inquirer, session.rules, session.security.tls());
            if (received.trail() != null) {
                session.speech.handedOn(received.hop());
                session.services.tally().handedOn(received.hop() != null);
            }
            session.inquirer.message(
                    received,
                    content,
                    Intake.needs(received, fields, content),
                    session.resume(verdict -> decide(received, fields, content, verdict)));
        }
    }

    private void decide(Receiving received, List<String> fields, Content content, Verdict.@Nullable Message verdict) {
        var refusal = Intake.refusal(verdict, received.mailing().recipients().size());
        if (verdict == null || refusal != null) {
            end(received, refusal == null ? Replies.TRY_AGAIN : refusal);
            return;
        }
        var outbound = Intake.outbound(received, verdict, fields, content, session.inquirer, session.rules);
        session.inquirer.write(received, outbound, session.resume(safe -> {
            if (safe) {
                session.services.tally().accepted(session.listener.kind(), content.size());
            }
            end(received, safe ? Replies.accepted(received.messageId()) : Replies.TRY_AGAIN);
        }));
    }

    private void end(Receiving received, Answer answer) {
        received.body().release();
        session.speech.settle(answer);
        session.become(new Greeted(received.mailing().hello()));
        session.speech.publish(received.messageId(), session.inquirer);
    }

    /** What was collected is not wanted any more where the session goes on. */
    void giveUp(State state, Talking next) {
        if (state instanceof Collecting && !(next instanceof Collecting)) {
            abandon(state);
        }
    }

    /** The session ends in this state: what it holds is given back, as soon as no record under way has it. */
    void abandon(State state) {
        switch (state) {
            case Receiving receiving -> receiving.body().release();
            case Chunking(var receiving, var _, var _) -> receiving.body().release();
            case Collecting(var receiving) -> receiving.body().release();
            case Judging(var received) -> received.body().release();
            case Pausing(var next) -> abandon(next);
            case Checking(var before) -> abandon(before);
            default -> {}
        }
    }
}
