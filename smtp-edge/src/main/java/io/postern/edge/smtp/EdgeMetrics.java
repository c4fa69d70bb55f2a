// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.session.SignIn;
import io.postern.edge.session.Tally;
import io.postern.edge.session.Tls;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts for Prometheus, {@code postern_edge_…}. Safe for use by many threads, and cheap. */
final class EdgeMetrics implements Tally {
    /** Policy says the codes of its refusals: a wild one must not fill the registry. */
    private static final int MOST_REPLIES = 200;

    private record Said(int code, String status) {}

    private final DeclaredMetrics meters;
    private final Map<Verb, Counter> commands = new EnumMap<>(Verb.class);
    private final Map<Question, Timer> verdicts = new EnumMap<>(Question.class);
    private final Map<Question, Counter> missing = new EnumMap<>(Question.class);
    private final Map<Limit, Counter> limited = new EnumMap<>(Limit.class);
    private final Map<ListenerKind, Counter> accepted = new EnumMap<>(ListenerKind.class);
    private final Map<Said, Counter> replies = new ConcurrentHashMap<>();
    private final Timer written;
    private final Timer answered;
    private final Counter unwritten;
    private final Counter octets;
    private final Counter untold;
    private final Counter suspects;
    private final Counter early;
    private final Counter earlySuspects;

    EdgeMetrics(DeclaredMetrics meters) {
        this.meters = meters;
        for (var verb : Verb.values()) {
            commands.put(verb, meters.counter(EdgeCatalogue.COMMANDS, name(verb)));
        }
        for (var limit : Limit.values()) {
            limited.put(limit, meters.counter(EdgeCatalogue.LIMITED, name(limit)));
        }
        for (var question : Question.values()) {
            verdicts.put(question, meters.timer(EdgeCatalogue.VERDICT, name(question)));
            missing.put(question, meters.counter(EdgeCatalogue.NO_VERDICT, name(question)));
        }
        for (var kind : ListenerKind.values()) {
            accepted.put(kind, meters.counter(EdgeCatalogue.ACCEPTED, name(kind)));
        }
        // There from the start, so that a rate of the first hour can be told.
        signIns(null);
        List.of(SignIn.Reason.values()).forEach(this::signIns);
        written = meters.timer(EdgeCatalogue.DURABLE_WRITE);
        answered = meters.timer(EdgeCatalogue.RCPT);
        unwritten = meters.counter(EdgeCatalogue.DURABLE_WRITE_FAILED, "outbound");
        octets = meters.counter(EdgeCatalogue.OCTETS);
        untold = meters.counter(EdgeCatalogue.TRANSCRIPTS_SPARED);
        suspects = meters.counter(EdgeCatalogue.SUSPECTS);
        early = meters.counter(EdgeCatalogue.EARLY_TALKERS, "other");
        earlySuspects = meters.counter(EdgeCatalogue.EARLY_TALKERS, "suspect");
    }

    /** What is read when the metrics are. */
    DeclaredMetrics meters() {
        return meters;
    }

    private Counter signIns(SignIn.@Nullable Reason refused) {
        return meters.counter(EdgeCatalogue.SIGN_INS, refused == null ? "accepted" : name(refused));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void command(Verb verb) {
        commands.get(verb).increment();
    }

    @Override
    public void reply(int code, String status) {
        var said = new Said(code, status);
        var counter = replies.get(said);
        if (counter == null) {
            counter = replies.computeIfAbsent(
                    replies.size() < MOST_REPLIES ? said : new Said(code, "other"), this::replies);
        }
        counter.increment();
    }

    private Counter replies(Said said) {
        return meters.counter(
                EdgeCatalogue.REPLIES,
                Integer.toString(said.code()),
                said.status().isEmpty() ? "none" : said.status());
    }

    @Override
    public void limited(Limit limit) {
        limited.get(limit).increment();
    }

    @Override
    public void verdict(Question question, Duration waited, boolean answered) {
        if (answered) {
            verdicts.get(question).record(waited);
        } else {
            missing.get(question).increment();
        }
    }

    @Override
    public void written(Duration took, boolean safe) {
        if (safe) {
            written.record(took);
        } else {
            unwritten.increment();
        }
    }

    @Override
    public void answered(Duration waited) {
        answered.record(waited);
    }

    @Override
    public void accepted(ListenerKind listener, long size) {
        accepted.get(listener).increment();
        octets.increment(size);
    }

    @Override
    public void untold() {
        untold.increment();
    }

    @Override
    public void suspect() {
        suspects.increment();
    }

    @Override
    public void earlyTalker(boolean suspect) {
        (suspect ? earlySuspects : early).increment();
    }

    @Override
    public void handedOn(boolean found) {
        meters.counter(EdgeCatalogue.UPSTREAM, found ? "found" : "unknown").increment();
    }

    @Override
    public void handshake(@Nullable Tls made) {
        meters.counter(EdgeCatalogue.HANDSHAKES, made == null ? "failed" : made.version())
                .increment();
    }

    @Override
    public void signedIn(SignIn.@Nullable Reason refused) {
        signIns(refused).increment();
    }
}
