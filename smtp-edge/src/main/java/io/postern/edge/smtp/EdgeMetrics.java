// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.session.SignIn;
import io.postern.edge.session.Tally;
import io.postern.edge.session.Tls;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts for Prometheus, {@code postern_edge_…}. Safe for use by many threads, and cheap. */
final class EdgeMetrics implements Tally {
    /** Policy says the codes of its refusals: a wild one must not fill the registry. */
    private static final int MOST_REPLIES = 200;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(12), Duration.ofMillis(50),
        Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(12)
    };

    private record Said(int code, String status) {}

    private final MeterRegistry registry;
    private final Map<Verb, Counter> commands = new EnumMap<>(Verb.class);
    private final Map<Question, Timer> verdicts = new EnumMap<>(Question.class);
    private final Map<Question, Counter> missing = new EnumMap<>(Question.class);
    private final Map<Limit, Counter> limited = new EnumMap<>(Limit.class);
    private final Map<Said, Counter> replies = new ConcurrentHashMap<>();
    private final Timer written;
    private final Counter unwritten;
    private final Counter accepted;
    private final Counter octets;
    private final Counter untold;
    private final Counter suspects;
    private final Counter early;
    private final Counter earlySuspects;

    EdgeMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var verb : Verb.values()) {
            commands.put(verb, counter("postern.edge.commands", "Command lines.", "command", name(verb)));
        }
        for (var limit : Limit.values()) {
            limited.put(
                    limit,
                    counter(
                            "postern.edge.limited",
                            "Clients sent away or put off, as it was too much, by the limit that they met.",
                            "limit",
                            name(limit)));
        }
        for (var question : Question.values()) {
            verdicts.put(
                    question,
                    Timer.builder("postern.edge.verdict")
                            .description("How long a verdict was waited for.")
                            .tag("question", name(question))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
            missing.put(
                    question,
                    counter("postern.edge.no.verdict", "Questions without a verdict.", "question", name(question)));
        }
        written = Timer.builder("postern.edge.durable.write")
                .description("How long the durable write before a 250 took.")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        unwritten = counter("postern.edge.durable.write.failed", "Durable writes that failed.", "topic", "outbound");
        accepted = Counter.builder("postern.edge.messages.accepted")
                .description("Messages answered with 250.")
                .register(registry);
        octets = Counter.builder("postern.edge.accepted.octets")
                .description("Octets of messages answered with 250.")
                .register(registry);
        untold = Counter.builder("postern.edge.transcripts.spared")
                .description(
                        "Clients turned away before their session began that have no transcript, as there were too many.")
                .register(registry);
        suspects = Counter.builder("postern.edge.suspects")
                .description("Suspects that were held back from the banner for longer than others.")
                .register(registry);
        early = early("other");
        earlySuspects = early("suspect");
    }

    private Counter early(String client) {
        return counter(
                "postern.edge.early.talkers", "Clients refused as they spoke before the banner.", "client", client);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Counter counter(String name, String description, String label, String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
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
        return Counter.builder("postern.edge.replies")
                .description("Replies, by code and enhanced status code (RFC 3463).")
                .tag("code", Integer.toString(said.code()))
                .tag("status", said.status().isEmpty() ? "none" : said.status())
                .register(registry);
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
    public void accepted(long size) {
        accepted.increment();
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
        counter(
                        "postern.edge.upstream.messages",
                        "Messages of upstreams; unknown: no Received field tells whom they are from.",
                        "client",
                        found ? "found" : "unknown")
                .increment();
    }

    @Override
    public void handshake(@Nullable Tls made) {
        counter("postern.edge.tls.handshakes", "TLS handshakes.", "version", made == null ? "failed" : made.version())
                .increment();
    }

    @Override
    public void signedIn(SignIn.@Nullable Reason refused) {
        counter("postern.edge.sign.ins", "Attempts to sign in.", "result", refused == null ? "accepted" : name(refused))
                .increment();
    }
}
