// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Skipping;
import io.postern.edge.session.State.Talking;

/** Carries out what follows from a command. */
final class Moves {
    private final Session session;
    private final Transaction transaction;
    private final Chunks chunks;

    Moves(Session session, Transaction transaction, Chunks chunks) {
        this.session = session;
        this.transaction = transaction;
        this.chunks = chunks;
    }

    /** @param talking where the session stands */
    void make(Talking talking, Move move) {
        switch (move) {
            case Move.Say(var answer, Mailing next)
            when talking instanceof State.Greeted -> transaction.begin(next, answer);
            case Move.Say(var answer, var next) -> {
                session.speech.say(answer);
                transaction.giveUp(talking, next);
                session.become(next);
                session.measure.idle(talking);
            }
            case Move.Refuse(var answer) -> {
                session.speech.say(answer);
                session.measure.count(1, 0);
            }
            case Move.Deny(var answer) -> {
                session.speech.settle(answer);
                session.measure.count(1, 0);
            }
            case Move.Propose(var mailing, var recipient) -> transaction.propose(mailing, recipient);
            case Move.Receive(var mailing) -> transaction.receive(mailing);
            case Move.Begin(var mailing, var chunk) -> chunks.begin(mailing, chunk);
            case Move.GoOn(var collecting, var chunk) -> chunks.goOn(collecting, chunk);
            case Move.Skip(var octets, var answer, var next) -> {
                transaction.giveUp(talking, next);
                session.become(new Skipping(octets, answer, next));
            }
            case Move.Secure _ -> session.security.start();
            case Move.SignIn(var greeted, var how) -> session.authentication.begin(greeted, how);
            case Move.Restart(var claims) -> session.opening.restart(claims);
            case Move.Leave(var answer) -> session.part(answer);
        }
    }
}
