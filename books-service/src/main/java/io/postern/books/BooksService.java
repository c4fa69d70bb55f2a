// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.postern.books.entry.Books;
import io.postern.books.orders.Holds;
import io.postern.books.query.Questions;
import io.postern.books.reading.KafkaReading;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.settings.AttemptLimit;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.Mistakes;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Wires the service. */
@ApplicationScoped
class BooksService {
    private static final System.Logger LOG = System.getLogger(BooksService.class.getName());
    private static final String NAME = "postern-books";
    /** Loading what was saved is one step. */
    private static final Duration LONGEST_LOADING = Duration.ofMinutes(15);

    private final KafkaConfig kafka;
    private final BooksConfig config;
    private final Duration attemptLimit;
    private final Books books = new Books();
    private final Holds holds = new Holds();
    private final Questions questions;
    private final KafkaJoin<KafkaReading> join = new KafkaJoin<>();

    BooksService(
            KafkaConfig kafka,
            BooksConfig config,
            @ConfigProperty(name = AttemptLimit.KEY, defaultValue = AttemptLimit.USUAL) Duration attemptLimit) {
        this.kafka = kafka;
        this.config = config;
        this.attemptLimit = attemptLimit;
        this.questions = new Questions(books, holds, config.grace());
    }

    void start(@Observes StartupEvent event) {
        try {
            var wrong = new Mistakes();
            BooksCheck.all(config, attemptLimit, wrong);
            wrong.tell();
            join.start(KafkaAccess.of(kafka), this::open);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private KafkaReading open(KafkaAccess brokers) {
        return new KafkaReading(
                brokers, NAME, books, holds, config.checkpoint(), InstantSource.system(), () -> Quarkus.asyncExit(1));
    }

    Books books() {
        return books;
    }

    Questions questions() {
        return questions;
    }

    /** Null before the start. */
    @Nullable
    KafkaReading reading() {
        return join.joined();
    }

    /** What was saved is loaded, reading goes on, and Kafka answers. */
    boolean ready() {
        var reading = join.joined();
        return reading != null && reading.reading() && reading.pulse().connected();
    }

    /** The reading goes round; it may not have begun yet. */
    boolean live() {
        var reading = join.joined();
        return reading == null || reading.pulse().live(LONGEST_LOADING);
    }

    void stop(@Observes ShutdownEvent event) {
        join.close();
    }
}
