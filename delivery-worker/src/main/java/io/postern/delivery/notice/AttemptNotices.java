// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.notice;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Settlement;
import io.postern.delivery.attempt.Notices;
import io.postern.delivery.dsn.DeliveryReports;
import io.postern.delivery.dsn.OriginalHeaders;
import io.postern.delivery.quarantine.KeptContent;
import io.postern.delivery.quarantine.Quarantine;
import io.postern.delivery.quarantine.Quarantining;
import io.postern.delivery.schedule.Schedules;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes reports to their lanes, sets mail aside, and tells the operator of it. */
public final class AttemptNotices implements Notices {
    private static final System.Logger LOG = System.getLogger(AttemptNotices.class.getName());

    private final DeliveryReports reports;
    private final OriginalHeaders headers;
    private final Quarantine quarantine;
    private final KeptContent kept;
    private final @Nullable OperatorNotice operator;
    private final Predicate<String> behindUs;
    private final Schedules schedules;
    private final Function<OutboundMessage, CompletionStage<Void>> lane;
    private final InstantSource clock;
    private NoticePace pace = NoticePace.of(NoticePace.USUAL);

    /**
     * @param operator null where nobody is told
     * @param behindUs whether mail to this address goes to a server behind us
     * @param lane writes a message to its lane; complete when it is safe
     */
    public AttemptNotices(
            DeliveryReports reports,
            OriginalHeaders headers,
            Quarantine quarantine,
            KeptContent kept,
            @Nullable OperatorNotice operator,
            Predicate<String> behindUs,
            Schedules schedules,
            Function<OutboundMessage, CompletionStage<Void>> lane,
            InstantSource clock) {
        this.reports = reports;
        this.headers = headers;
        this.quarantine = quarantine;
        this.kept = kept;
        this.operator = operator;
        this.behindUs = behindUs;
        this.schedules = schedules;
        this.lane = lane;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> settle(OutboundMessage message, List<DeliveryOutcome> ended) {
        var reported =
                ended.stream().filter(outcome -> rule(outcome).equals("report")).toList();
        var undeliverable = ended.stream()
                .filter(outcome -> rule(outcome).equals(Quarantining.UNDELIVERABLE))
                .toList();
        return (reported.isEmpty()
                        ? completedFuture(null)
                        : report(message, reported).toCompletableFuture())
                .thenCompose(_ -> undeliverable.isEmpty() ? completedFuture(null) : setAside(message, undeliverable))
                .thenCompose(_ -> aside(message, ended));
    }

    /** What was accepted to be set aside is no news to the operator. */
    private CompletionStage<Void> aside(OutboundMessage message, List<DeliveryOutcome> ended) {
        var aside = ended.stream()
                .filter(outcome -> outcome.status() == DeliveryOutcome.Status.REMOVED)
                .toList();
        return aside.isEmpty()
                ? completedFuture(null)
                : lasting(message).thenCompose(content -> {
                    var entries = Quarantining.aside(message.with(content), aside).stream()
                            .map(entry -> quarantine.put(entry).toCompletableFuture())
                            .toArray(CompletableFuture[]::new);
                    return CompletableFuture.allOf(entries);
                });
    }

    private static String rule(DeliveryOutcome outcome) {
        Settlement settlement = outcome.settlement();
        return settlement == null ? "" : settlement.rule();
    }

    private CompletionStage<Void> report(OutboundMessage message, List<DeliveryOutcome> failed) {
        return headers.of(message.content())
                .thenCompose(
                        header -> lane.apply(reports.failed(message, header, failed, laneOf(message.reversePath()))));
    }

    @Override
    public CompletionStage<Void> delayed(OutboundMessage message, List<DeliveryOutcome> deferred) {
        var until = message.clockFrom()
                .plus(schedules.giveUpAfter(deferred.getFirst().destination()));
        return headers.of(message.content())
                .thenCompose(header ->
                        lane.apply(reports.delayed(message, header, deferred, until, laneOf(message.reversePath()))));
    }

    private CompletionStage<Void> setAside(OutboundMessage message, List<DeliveryOutcome> failed) {
        return lasting(message).thenCompose(content -> {
            var entry = Quarantining.undeliverable(message.with(content), failed);
            return quarantine.put(entry).thenCompose(_ -> tell(entry));
        });
    }

    /** The content where it stays as long as the entry; where it was, if it is gone from there. */
    private CompletionStage<Content> lasting(OutboundMessage message) {
        return kept.keep(message.messageId(), message.content())
                .exceptionallyCompose(failure -> cause(failure) instanceof MissingContent
                        ? completedFuture(message.content())
                        : failedFuture(failure));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Mail to the operator that cannot be delivered itself is of the null sender, and so ends there. */
    private CompletionStage<Void> tell(QuarantinedMessage entry) {
        LOG.log(
                System.Logger.Level.WARNING,
                "mail was set aside instead of delivered entry={0} rule={1} messageId={2}",
                entry.id(),
                entry.rule(),
                entry.message().messageId());
        if (operator == null) {
            return completedFuture(null);
        }
        var step = next();
        return step.write()
                ? lane.apply(operator.about(entry, step.others(), laneOf(operator.address())))
                : completedFuture(null);
    }

    private synchronized NoticePace.Step next() {
        var step = pace.entry(clock.instant());
        pace = step.next();
        return step;
    }

    private Lane laneOf(String recipient) {
        return behindUs.test(recipient) ? Lane.INCOMING : Lane.PERSONAL;
    }
}
