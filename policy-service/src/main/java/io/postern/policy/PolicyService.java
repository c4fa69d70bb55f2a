// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.line.KafkaLineStage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.topic.Topics;
import io.postern.policy.greylist.RedisGreylist;
import io.postern.policy.history.History;
import io.postern.policy.verdict.PolicySettings;
import io.postern.policy.verdict.Verdicts;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wires the service: reads the settings, connects, and keeps trying while Kafka is away. */
@ApplicationScoped
class PolicyService {
    private static final System.Logger LOG = System.getLogger(PolicyService.class.getName());
    private static final String NAME = "postern-policy";

    private final KafkaConfig kafka;
    private final RedisConfig redisConfig;
    private final InstanceConfig instance;
    private final PolicyConfig policy;
    private final History history;
    private final PolicyMetrics metrics;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable RedisGreylist redis;
    private @Nullable KafkaSender line;
    private @Nullable KafkaSender durable;
    private volatile @Nullable KafkaLineStage stage;

    PolicyService(
            KafkaConfig kafka,
            RedisConfig redisConfig,
            InstanceConfig instance,
            PolicyConfig policy,
            History history,
            PolicyMetrics metrics) {
        this.kafka = kafka;
        this.redisConfig = redisConfig;
        this.instance = instance;
        this.policy = policy;
        this.history = history;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        try {
            var settings = policy.settings();
            var verdicts = verdicts(settings);
            var brokers = kafka.bootstrapServers()
                    .filter(address -> !address.isBlank())
                    .orElseThrow(() -> new IllegalArgumentException("postern.kafka.bootstrap-servers is empty; name the"
                            + " brokers, or start the service through ./postern up"));
            LOG.log(
                    System.Logger.Level.INFO,
                    "policy in force version={0} domains={1} greylist={2}",
                    settings.version(),
                    settings.relayDomains(),
                    settings.greylist().enabled());
            Thread.ofVirtual().name("line-start").start(() -> join(brokers, verdicts));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private Verdicts verdicts(PolicySettings settings) {
        if (!settings.greylist().enabled()) {
            return new Verdicts(
                    settings,
                    (triplets, now) -> {
                        throw new IllegalStateException("switched off");
                    },
                    history,
                    metrics);
        }
        var url = redisConfig
                .url()
                .filter(address -> !address.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("postern.redis.url is empty; name a Redis server, start"
                        + " the service through ./postern up, or set postern.greylist.enabled: false"));
        var greylist = new RedisGreylist(url, redisConfig.timeout(), settings.greylist());
        redis = greylist;
        return new Verdicts(settings, greylist, history, metrics);
    }

    /** Kafka may come up after us: one sentence a try, and not ready meanwhile. */
    private void join(String brokers, Verdicts verdicts) {
        try {
            do {
                try {
                    enter(brokers, verdicts);
                    return;
                } catch (RuntimeException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "Kafka at " + brokers + " does not answer, trying again: " + reason(e));
                }
            } while (!stopping.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The outer words alone say no more than that a client could not be made. */
    private static String reason(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause.getMessage();
    }

    private synchronized void enter(String brokers, Verdicts verdicts) {
        if (stopping.getCount() == 0) {
            return;
        }
        var toLine = line == null ? KafkaSender.line(brokers, NAME) : line;
        line = toLine;
        var toPark =
                durable == null ? KafkaSender.durable(brokers, NAME + "-parking", Duration.ofSeconds(10)) : durable;
        durable = toPark;
        stage = new KafkaLineStage(
                brokers,
                NAME,
                instance.name().filter(name -> !name.isBlank()).orElse(null),
                Topics.ASSESSMENTS,
                Topics.VERDICTS,
                true,
                toLine,
                new KafkaParking(toPark),
                event -> verdicts.on(event, Instant.now()));
        LOG.log(System.Logger.Level.INFO, "on the line topic={0}", Topics.ASSESSMENTS);
    }

    boolean ready() {
        var current = stage;
        return current != null && current.ready();
    }

    /** Whether Redis is connected. */
    boolean redis() {
        var current = redis;
        return current != null && current.connected();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        synchronized (this) {
            close(stage);
            close(line);
            close(durable);
            close(redis);
        }
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "not closed in order: " + e.getMessage());
        }
    }
}
