// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.event.Decision;
import io.postern.policy.checks.Finding;
import io.postern.policy.greylist.Standing;
import io.postern.policy.scoring.Level;
import io.postern.policy.verdict.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counters; labels are names of rules and enums, never addresses. */
@ApplicationScoped
class PolicyMetrics implements Tally {
    private record Label(Object kind, String rule, String answer) {}

    private final MeterRegistry meters;
    private final Map<Label, Counter> verdicts = new ConcurrentHashMap<>();
    private final Map<Label, Counter> findings = new ConcurrentHashMap<>();
    private final Map<Class<?>, Counter> standings;
    private final Map<Level, Counter> levels = new EnumMap<>(Level.class);
    private final Counter expired;

    PolicyMetrics(MeterRegistry meters) {
        this.meters = meters;
        // There from the start, so that a rate of the first hour can be told.
        this.standings = Stream.of(
                        Standing.Stranger.class,
                        Standing.Early.class,
                        Standing.Waited.class,
                        Standing.Known.class,
                        Standing.Away.class)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::standingCounter));
        for (var level : Level.values()) {
            levels.put(
                    level,
                    Counter.builder("postern.scoring.messages")
                            .description("Messages of strangers, by the level of their score")
                            .tag("level", lower(level))
                            .register(meters));
        }
        this.expired = Counter.builder("postern.policy.expired")
                .description("Inquiries that came after their deadline and were dropped")
                .register(meters);
    }

    @Override
    public void decided(Kind kind, Decision decision) {
        var label = new Label(kind, decision.rule(), answer(decision));
        verdicts.computeIfAbsent(label, this::verdictCounter).increment();
    }

    @Override
    public void found(Finding finding) {
        var label = new Label(finding.effect(), finding.rule(), "");
        findings.computeIfAbsent(label, this::findingCounter).increment();
    }

    @Override
    public void scored(Level level) {
        levels.get(level).increment();
    }

    @Override
    public void greylisted(Standing standing) {
        standings.get(standing.getClass()).increment();
    }

    @Override
    public void expired() {
        expired.increment();
    }

    private Counter verdictCounter(Label label) {
        return Counter.builder("postern.policy.verdicts")
                .description("Decisions, one for each recipient of an envelope, by the rule that decided")
                .tag("kind", lower(label.kind()))
                .tag("rule", label.rule())
                .tag("answer", label.answer())
                .register(meters);
    }

    private Counter findingCounter(Label label) {
        return Counter.builder("postern.policy.findings")
                .description("Findings about envelopes and messages, by what they lead to")
                .tag("rule", label.rule())
                .tag("action", lower(label.kind()))
                .register(meters);
    }

    private Counter standingCounter(Class<?> standing) {
        return Counter.builder("postern.greylist.attempts")
                .description("How recipients stood with the greylist; away means that Redis did not answer")
                .tag("standing", lower(standing.getSimpleName()))
                .register(meters);
    }

    private static String answer(Decision decision) {
        return switch (decision) {
            case Decision.Accept(var _, var aside) -> aside == null ? "accept" : lower(aside.kind());
            case Decision.Defer _ -> "defer";
            case Decision.Reject _ -> "reject";
        };
    }

    private static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
