// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.books.parked.KafkaParkedRecords;
import io.postern.books.parked.Kind;
import io.postern.books.parked.ParkedUnknown;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.Untiring;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.settings.KafkaConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts what lies in {@code postern.parked}, beside the books; while Kafka does not say it is not known. */
@ApplicationScoped
class ParkedService {
    private static final System.Logger LOG = System.getLogger(ParkedService.class.getName());
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(2);

    private final KafkaConfig kafka;
    private final DeclaredMetrics meters;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("parked").daemon(true).factory());
    private volatile Map<Kind, Long> counts = Map.of();
    private @Nullable KafkaParkedRecords records;
    private String told = "";

    ParkedService(KafkaConfig kafka, MeterRegistry registry) {
        this.kafka = kafka;
        this.meters = new DeclaredMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        for (var kind : Kind.values()) {
            meters.gauge(BooksCatalogue.PARKED, () -> now(kind), kind.name().toLowerCase(Locale.ROOT));
        }
        timer.scheduleWithFixedDelay(
                new Untiring("counting what is parked", this::count), 0, ROUND.toSeconds(), TimeUnit.SECONDS);
    }

    private double now(Kind kind) {
        var found = counts.get(kind);
        return found == null ? Double.NaN : found;
    }

    private void count() {
        Map<Kind, Long> found = Map.of();
        try {
            var open = records;
            if (open == null) {
                open = new KafkaParkedRecords(KafkaAccess.of(kafka));
                records = open;
            }
            found = open.count();
            told = "";
        } catch (ParkedUnknown | IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()));
        } finally {
            counts = found;
        }
    }

    /** Once for as long as it is the same. */
    private void tell(String failed) {
        if (!failed.equals(told)) {
            LOG.log(System.Logger.Level.WARNING, failed);
        }
        told = failed;
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        try {
            // On no other thread may its reader be closed.
            if (timer.awaitTermination(LONGEST_CLOSING.toSeconds(), TimeUnit.SECONDS) && records != null) {
                records.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
