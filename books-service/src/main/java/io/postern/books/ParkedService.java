// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.books.look.SideLook;
import io.postern.books.parked.KafkaParkedRecords;
import io.postern.books.parked.Kind;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.settings.KafkaConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what lies in {@code postern.parked}, beside the books; while Kafka does not say it is not known. */
@ApplicationScoped
class ParkedService {
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final KafkaConfig kafka;
    private final DeclaredMetrics meters;
    private final SideLook look = new SideLook("parked").ask(this::count, () -> counts = Map.of());
    private volatile Map<Kind, Long> counts = Map.of();
    private @Nullable KafkaParkedRecords records;

    ParkedService(KafkaConfig kafka, MeterRegistry registry) {
        this.kafka = kafka;
        this.meters = new DeclaredMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        for (var kind : Kind.values()) {
            meters.gauge(BooksCatalogue.PARKED, () -> now(kind), kind.name().toLowerCase(Locale.ROOT));
        }
        look.start(Duration.ZERO, ROUND);
    }

    private double now(Kind kind) {
        var found = counts.get(kind);
        return found == null ? Double.NaN : found;
    }

    private void count() {
        var open = records;
        if (open == null) {
            open = new KafkaParkedRecords(KafkaAccess.of(kafka));
            records = open;
        }
        counts = open.count();
    }

    void stop(@Observes ShutdownEvent event) {
        if (look.stop() && records != null) {
            records.close();
        }
    }
}
