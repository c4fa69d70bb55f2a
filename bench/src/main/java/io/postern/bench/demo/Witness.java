// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.bench.receiver.Facts;
import io.postern.bench.receiver.Persona;
import io.postern.bench.receiver.Stage;
import io.postern.bench.receiver.Turn;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of the story, and what it said about recipients. */
final class Witness implements Persona {
    /** Who was asked for, and the answer. */
    record Answer(String recipient, String reply, Instant at) {}

    private final Persona persona;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    Witness(Persona persona) {
        this.persona = persona;
    }

    @Override
    public Turn turn(Facts facts) {
        var turn = persona.turn(facts);
        if (facts.stage() == Stage.RCPT) {
            answers.add(new Answer(facts.recipients().getFirst(), turn.reply(), facts.at()));
        }
        return turn;
    }

    /** So far, for one recipient. */
    List<Answer> about(String recipient) {
        return answers.stream()
                .filter(answer -> answer.recipient().equals(recipient))
                .toList();
    }
}
