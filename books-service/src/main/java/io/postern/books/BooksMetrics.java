// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.postern.books.entry.Ending;
import io.postern.books.entry.Totals;
import io.postern.books.query.Standing.Reason;
import io.postern.books.query.Survey;
import io.postern.contracts.event.Lane;
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

    private final MeterRegistry meters;
    private final BooksService service;

    BooksMetrics(MeterRegistry meters, BooksService service) {
        this.meters = meters;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        for (var lane : Lane.values()) {
            gauge(
                    "open",
                    "Open entries, one for each message and recipient",
                    Tags.of("lane", name(lane)),
                    survey -> survey.open(lane));
        }
        for (var reason : Reason.values()) {
            gauge(
                    "open.overdue",
                    "Open entries past their time: 0, or mail is stuck or lost",
                    Tags.of("reason", name(reason)),
                    survey -> survey.overdue().getOrDefault(reason, 0L));
        }
        ENDINGS.forEach((name, kind) -> {
            var tags = Tags.of("ending", name);
            counter("closed", "Entries by how they ended", tags, totals -> sum(totals.closed(), kind));
            counter("unseen", "Endings whose beginning was never seen", tags, totals -> sum(totals.unseen(), kind));
        });
        counter("accepted", "Entries that began with an acceptance", Tags.empty(), Totals::accepted);
        counter("unread", "Lane records removed before they were read", Tags.empty(), Totals::unread);
        counter("unreadable", "Records that were passed over", Tags.empty(), Totals::unreadable);
        Gauge.builder("postern.books.difference", () -> service.books().difference())
                .description("Begun less closed less open: 0, or the books are wrong")
                .register(meters);
        Gauge.builder("postern.books.behind", this::behind)
                .description("Records that are written and not read by the books yet")
                .register(meters);
    }

    private long behind() {
        var reading = service.reading();
        return reading == null ? -1 : reading.behind();
    }

    private void gauge(String name, String what, Tags tags, Function<Survey, Long> figure) {
        Gauge.builder("postern.books." + name, () -> figure.apply(survey()))
                .description(what)
                .tags(tags)
                .register(meters);
    }

    private void counter(String name, String what, Tags tags, ToLongFunction<Totals> figure) {
        FunctionCounter.builder("postern.books." + name, service.books(), books -> figure.applyAsLong(books.totals()))
                .description(what)
                .tags(tags)
                .register(meters);
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
