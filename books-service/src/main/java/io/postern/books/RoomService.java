// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.books.look.SideLook;
import io.postern.books.room.Disk;
import io.postern.books.room.KafkaBrokers;
import io.postern.books.room.Memory;
import io.postern.books.room.RedisMemory;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.access.Secrets;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.topic.Topics;
import io.postern.redis.RedisLink;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the room that is left, and at how long content is kept, beside the books: a thread of its own asks Kafka and Redis every ten
 * seconds, and what it does not hear is shown as unknown.
 */
@ApplicationScoped
class RoomService {
    private static final System.Logger LOG = System.getLogger(RoomService.class.getName());
    /** By then Redis is connected, if it is there. */
    private static final Duration FIRST = Duration.ofSeconds(2);

    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(5);

    private static final List<String> CONTENT = List.of(Topics.CONTENT, Topics.CONTENT_KEPT);

    private final KafkaConfig kafka;
    private final RedisConfig redis;
    private final BooksService books;
    private final DeclaredMetrics meters;
    private final SideLook look = new SideLook("room")
            .ask(this::askRedis, () -> memory = null)
            .ask(this::askForDisks, () -> disks = Map.of())
            .ask(() -> kept = opened().kept(CONTENT), () -> kept = Map.of());
    private final Set<Integer> shown = new HashSet<>();
    private volatile @Nullable Memory memory;
    private volatile Map<Integer, Disk> disks = Map.of();
    private volatile @Nullable RedisLink link;
    private volatile Map<String, Duration> kept = Map.of();
    private volatile @Nullable KafkaBrokers brokers;

    RoomService(KafkaConfig kafka, RedisConfig redis, BooksService books, MeterRegistry registry) {
        this.kafka = kafka;
        this.redis = redis;
        this.books = books;
        this.meters = new DeclaredMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        meters.gauge(BooksCatalogue.REDIS_USED, () -> memory instanceof Memory now ? now.used() : Double.NaN);
        meters.gauge(BooksCatalogue.REDIS_LIMIT, () -> memory instanceof Memory now ? now.limit() : Double.NaN);
        for (var topic : CONTENT) {
            meters.gauge(BooksCatalogue.CONTENT_KEPT, () -> keptSeconds(topic), topic);
            meters.gauge(BooksCatalogue.CONTENT_LIFE, () -> lifeSeconds(topic), topic);
        }
        open();
        look.start(FIRST, ROUND);
    }

    private void askRedis() {
        memory = connected() instanceof RedisLink now
                ? new RedisMemory(now).ask().orElse(null)
                : null;
    }

    private void askForDisks() throws InterruptedException {
        disks = opened().disks();
        disks.keySet().stream().filter(shown::add).forEach(this::show);
    }

    private double keptSeconds(String topic) {
        return kept.get(topic) instanceof Duration now ? now.toMillis() / 1000.0 : Double.NaN;
    }

    private double lifeSeconds(String topic) {
        return keptSeconds(topic)
                - books.questions().survey(System.currentTimeMillis()).contentSeconds(topic);
    }

    RedisState redis() {
        return Secrets.given(redis.url()).isPresent() ? RedisState.of(connected() != null) : RedisState.NOT_USED;
    }

    /** Null where no Redis is named, and while it is away, which the link tells. */
    private @Nullable RedisLink connected() {
        var now = link;
        return now != null && now.connected() ? now : null;
    }

    private void open() {
        try {
            RedisAccess.of(redis).ifPresent(access -> link = new RedisLink(access, REDIS_PATIENCE));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "the memory of Redis is not known: " + e.getMessage());
        }
    }

    private KafkaBrokers opened() {
        var now = brokers;
        if (now == null) {
            now = KafkaBrokers.open(KafkaAccess.of(kafka));
            brokers = now;
        }
        return now;
    }

    private void show(int broker) {
        var name = Integer.toString(broker);
        meters.gauge(
                BooksCatalogue.DISK_SIZE, () -> disks.get(broker) instanceof Disk now ? now.size() : Double.NaN, name);
        meters.gauge(
                BooksCatalogue.DISK_FREE, () -> disks.get(broker) instanceof Disk now ? now.free() : Double.NaN, name);
    }

    void stop(@Observes ShutdownEvent event) {
        look.stop();
        if (link instanceof RedisLink now) {
            now.close();
        }
        if (brokers instanceof KafkaBrokers now) {
            now.close();
        }
    }
}
