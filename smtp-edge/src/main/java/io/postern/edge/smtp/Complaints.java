// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.ListenerKind;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.session.SignIn;
import io.postern.edge.session.Tally;
import io.postern.edge.session.Tls;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts on, and says in the log when something of ours does not answer: at most every ten seconds. */
final class Complaints implements Tally {
    private static final System.Logger LOG = System.getLogger(Complaints.class.getName());
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Tally tally;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Complaints(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void command(Verb verb) {
        tally.command(verb);
    }

    @Override
    public void reply(int code, String status) {
        tally.reply(code, status);
    }

    @Override
    public void limited(Limit limit) {
        tally.limited(limit);
    }

    @Override
    public void verdict(Question question, Duration waited, boolean answered) {
        tally.verdict(question, waited, answered);
        if (!answered) {
            complain("no verdict in time, clients are put off with 451; are Kafka, reputation and policy running?");
        }
    }

    @Override
    public void written(Duration took, boolean safe) {
        tally.written(took, safe);
        if (!safe) {
            complain("a message could not be written, its client is put off with 451; is Kafka running?");
        }
    }

    @Override
    public void answered(Duration waited) {
        tally.answered(waited);
    }

    @Override
    public void accepted(ListenerKind listener, long octets) {
        tally.accepted(listener, octets);
    }

    @Override
    public void untold() {
        tally.untold();
    }

    @Override
    public void suspect() {
        tally.suspect();
    }

    @Override
    public void earlyTalker(boolean suspect) {
        tally.earlyTalker(suspect);
    }

    @Override
    public void handedOn(boolean found) {
        tally.handedOn(found);
    }

    private void complain(String sentence) {
        long count = failures.incrementAndGet();
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            failures.addAndGet(-count);
            LOG.log(System.Logger.Level.WARNING, "{0} count={1}", sentence, count);
        }
    }

    @Override
    public void handshake(@Nullable Tls made) {
        tally.handshake(made);
    }

    @Override
    public void signedIn(SignIn.@Nullable Reason refused) {
        tally.signedIn(refused);
    }
}
