// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.books.entry.Ending;
import io.postern.books.entry.Totals;
import io.postern.books.query.Standing.Place;
import io.postern.books.query.Standing.Reason;
import io.postern.books.query.Survey;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.metric.Metric;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What the books say, as figures; labels are lanes, reasons and kinds of endings, never addresses. */
@ApplicationScoped
class BooksMetrics {
    private static final Map<String, Predicate<Ending>> ENDINGS = Map.of(
            "delivered", Ending.Delivered.class::isInstance,
            "reported", Ending.Reported.class::isInstance,
            "removed", Ending.Removed.class::isInstance);

    private final DeclaredMetrics meters;
    private final BooksService service;
    private final DmarcReportService reports;
    private final RoomService room;

    BooksMetrics(MeterRegistry registry, BooksService service, DmarcReportService reports, RoomService room) {
        this.meters = new DeclaredMetrics(registry);
        this.service = service;
        this.reports = reports;
        this.room = room;
    }

    void start(@Observes StartupEvent event) {
        for (var lane : Lane.values()) {
            gauge(BooksCatalogue.OPEN, survey -> survey.open(lane), name(lane));
            gauge(BooksCatalogue.OLDEST, survey -> survey.oldestSeconds(lane), name(lane));
        }
        for (var place : Place.values()) {
            gauge(BooksCatalogue.PLACE, survey -> survey.open(place), name(place));
        }
        gauge(BooksCatalogue.CLASS, survey -> survey.refused(null), "none");
        for (var about : ReplyClass.values()) {
            gauge(BooksCatalogue.CLASS, survey -> survey.refused(about), name(about));
        }
        for (var reason : Reason.values()) {
            gauge(BooksCatalogue.OVERDUE, survey -> survey.overdue().getOrDefault(reason, 0L), name(reason));
        }
        ENDINGS.forEach((name, kind) -> {
            counter(BooksCatalogue.CLOSED, totals -> sum(totals.closed(), kind), name);
            counter(BooksCatalogue.UNSEEN, totals -> sum(totals.unseen(), kind), name);
        });
        counter(BooksCatalogue.ACCEPTED, Totals::accepted);
        counter(BooksCatalogue.UNREAD, Totals::unread);
        counter(BooksCatalogue.UNREADABLE, Totals::unreadable);
        meters.gauge(BooksCatalogue.DIFFERENCE, () -> service.books().difference());
        meters.gauge(BooksCatalogue.BEHIND, this::behind);
        meters.gauge(BooksCatalogue.SAVED, this::savedSeconds);
        meters.service(
                BooksCatalogue.SERVICE,
                service::ready,
                service::live,
                () -> room.redis().and(reports.redis()));
    }

    private double savedSeconds() {
        var reading = service.reading();
        return reading == null || reading.savedAt() == 0
                ? 0
                : Math.max(0, System.currentTimeMillis() - reading.savedAt()) / 1000.0;
    }

    private long behind() {
        var reading = service.reading();
        return reading == null ? -1 : reading.behind();
    }

    private void gauge(Metric metric, Function<Survey, Number> figure, String... labels) {
        meters.gauge(metric, () -> figure.apply(survey()), labels);
    }

    private void counter(Metric metric, ToLongFunction<Totals> figure, String... labels) {
        meters.counter(metric, () -> figure.applyAsLong(service.books().totals()), labels);
    }

    private Survey survey() {
        return service.questions().survey(System.currentTimeMillis());
    }

    private static long sum(Map<Ending, Long> counts, Predicate<Ending> kind) {
        return counts.entrySet().stream()
                .filter(one -> kind.test(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String name(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
