// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.event.Decision;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.policy.checks.Finding;
import io.postern.policy.greylist.Standing;
import io.postern.policy.greylist.Strangers;
import io.postern.policy.scoring.Level;
import io.postern.policy.verdict.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The counters; labels are names of rules and enums, never addresses. */
@ApplicationScoped
class PolicyMetrics implements Tally {
    private record Label(Object kind, String rule, String answer) {}

    private final DeclaredMetrics meters;
    private final Map<Label, Counter> verdicts = new ConcurrentHashMap<>();
    private final Map<Label, Counter> findings = new ConcurrentHashMap<>();
    private final Map<Class<?>, Counter> standings;
    private final Map<Level, Counter> levels = new EnumMap<>(Level.class);
    private final Timer waited;
    private final Counter expired;
    private volatile @Nullable Strangers strangers;

    PolicyMetrics(MeterRegistry registry) {
        this.meters = new DeclaredMetrics(registry);
        // There from the start, so that a rate of the first hour can be told.
        this.standings = Stream.of(
                        Standing.Stranger.class,
                        Standing.Early.class,
                        Standing.Waited.class,
                        Standing.Known.class,
                        Standing.Away.class)
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        standing -> meters.counter(PolicyCatalogue.GREYLIST, lower(standing.getSimpleName()))));
        for (var level : Level.values()) {
            levels.put(level, meters.counter(PolicyCatalogue.SCORED, lower(level)));
        }
        this.waited = meters.timer(PolicyCatalogue.GREYLIST_WAIT);
        this.expired = meters.counter(PolicyCatalogue.EXPIRED);
    }

    /** @param period how long a stranger may come back */
    void show(Duration period) {
        var counting = new Strangers(period, System.currentTimeMillis());
        strangers = counting;
        meters.gauge(PolicyCatalogue.GREYLIST_WAITING, () -> counting.waiting(System.currentTimeMillis()));
        meters.counter(PolicyCatalogue.GREYLIST_CLOSED, () -> counting.closed(System.currentTimeMillis()), "seen");
        meters.counter(
                PolicyCatalogue.GREYLIST_CLOSED, () -> counting.closedPassed(System.currentTimeMillis()), "passed");
    }

    DeclaredMetrics meters() {
        return meters;
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
        var counting = strangers;
        if (standing instanceof Standing.Waited(var since)) {
            waited.record(since);
            if (counting != null) {
                counting.passed(System.currentTimeMillis(), since);
            }
        } else if (standing instanceof Standing.Stranger && counting != null) {
            counting.seen(System.currentTimeMillis());
        }
    }

    @Override
    public void expired() {
        expired.increment();
    }

    private Counter verdictCounter(Label label) {
        return meters.counter(PolicyCatalogue.VERDICTS, lower(label.kind()), label.rule(), label.answer());
    }

    private Counter findingCounter(Label label) {
        return meters.counter(PolicyCatalogue.FINDINGS, label.rule(), lower(label.kind()));
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
