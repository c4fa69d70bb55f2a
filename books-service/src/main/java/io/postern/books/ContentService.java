// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.books.content.KafkaRetention;
import io.postern.books.content.RetentionUnknown;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.Untiring;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.topic.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks Kafka now and then how long content is kept, and shows how much of that is left to what is still needed. */
@ApplicationScoped
class ContentService {
    private static final System.Logger LOG = System.getLogger(ContentService.class.getName());
    private static final List<String> TOPICS = List.of(Topics.CONTENT, Topics.CONTENT_KEPT);
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final KafkaConfig kafka;
    private final BooksService books;
    private final DeclaredMetrics meters;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon(true).factory());
    private volatile Map<String, Duration> kept = Map.of();
    private volatile @Nullable KafkaRetention brokers;
    private String told = "";

    ContentService(KafkaConfig kafka, BooksService books, MeterRegistry registry) {
        this.kafka = kafka;
        this.books = books;
        this.meters = new DeclaredMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        for (var topic : TOPICS) {
            meters.gauge(BooksCatalogue.CONTENT_KEPT, () -> keptSeconds(topic), topic);
            meters.gauge(BooksCatalogue.CONTENT_LIFE, () -> lifeSeconds(topic), topic);
        }
        timer.scheduleWithFixedDelay(
                new Untiring("asking how long content is kept", this::ask), 0, ROUND.toSeconds(), TimeUnit.SECONDS);
    }

    private double keptSeconds(String topic) {
        var found = kept.get(topic);
        return found == null ? Double.NaN : found.toMillis() / 1000.0;
    }

    private double lifeSeconds(String topic) {
        return keptSeconds(topic)
                - books.questions().survey(System.currentTimeMillis()).contentSeconds(topic);
    }

    private void ask() {
        try {
            kept = opened().ask(TOPICS);
            told = "";
        } catch (RetentionUnknown | IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaRetention opened() throws RetentionUnknown {
        var now = brokers;
        if (now == null) {
            now = KafkaRetention.open(KafkaAccess.of(kafka));
            brokers = now;
        }
        return now;
    }

    /** Once for as long as it is the same; what was heard before holds on. */
    private void tell(String failed) {
        if (!failed.equals(told)) {
            LOG.log(System.Logger.Level.WARNING, failed);
        }
        told = failed;
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        var now = brokers;
        if (now != null) {
            now.close();
        }
    }
}
