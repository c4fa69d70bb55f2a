// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.contracts.access.KafkaAccess;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.EmbeddedRedis;
import io.postern.embedded.StartCache;
import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Settings;
import io.postern.launcher.state.JsonRunState;
import io.postern.launcher.state.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The processes of one system, from the first to the last of them. */
final class RunningSystem {
    private static final Duration BROKER_START = Duration.ofSeconds(60);
    private static final Duration REDIS_START = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private static final List<ServiceKind> START = List.of(
            ServiceKind.REPUTATION,
            ServiceKind.POLICY,
            ServiceKind.EDGE,
            ServiceKind.WORKER,
            ServiceKind.BOOKS,
            ServiceKind.REFUSALS);

    private final SettingsSource source;
    private final DataFolder folder;
    private final Path home;
    private final Console console;
    private final StartCache.Use use;
    private final boolean mendTopics;
    private final String startedAt =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedRedis redis;
    private final List<ServiceProcess> services = new ArrayList<>();

    /** @param mendTopics existing topics that would lose mail are given their declared settings */
    RunningSystem(
            SettingsSource source,
            DataFolder folder,
            Path home,
            Console console,
            StartCache.Use use,
            boolean mendTopics) {
        this.source = source;
        this.folder = folder;
        this.home = home;
        this.console = console;
        this.use = use;
        this.mendTopics = mendTopics;
    }

    /** @throws Complaint if a process does not start */
    void start(StopRequest stop) {
        var settings = source.last();
        var external = settings.kafka().bootstrapServers().filter(Predicate.not(String::isBlank));
        external.ifPresent(settings::kafkaAccess);
        if (settings.redis().url().filter(Predicate.not(String::isBlank)).isPresent()) {
            settings.redisAccess();
        } else {
            redis = EmbeddedRedis.start(
                    folder.path().resolve("redis"),
                    folder.logs(),
                    folder.run(),
                    settings.redis().port());
        }
        if (external.isEmpty()) {
            kafka = EmbeddedKafka.start(
                    folder.path().resolve("kafka"),
                    folder.logs(),
                    folder.run(),
                    settings.kafka().port(),
                    settings.kafka().heap(),
                    brokerOptions(settings));
        }
        if (redis != null) {
            redis.await(REDIS_START);
            console.step("redis", "up on 127.0.0.1:" + redis.port());
        }
        if (kafka != null) {
            kafka.await(BROKER_START);
            console.step("kafka", "up on " + kafka.bootstrapServers());
        }
        createTopics(settings);
        for (var kind : START.stream().filter(kind -> kind.wanted(settings)).toList()) {
            for (int i = 0; i < kind.instances(settings.launcher().instances()); i++) {
                services.add(new ServiceProcess(kind, i, home, folder, source::next, ownParts(), use));
            }
        }
        writeState();
        awaitServices(settings.launcher().startTimeout(), stop);
        writeState();
    }

    private List<String> brokerOptions(Settings settings) {
        var target = home.resolve("launcher/target");
        var options =
                new ArrayList<>(new StartCache(target.resolve("kafka.aot"), target.resolve("lib"), use).options());
        options.addAll(settings.launcher().javaOptions().orElse(List.of()));
        return options;
    }

    private void createTopics(Settings settings) {
        var topics = settings.topics();
        new KafkaDeclaredTopics(
                        kafka(),
                        settings.kafka(),
                        BROKER_START,
                        mendTopics,
                        sentence -> console.line("  Mind: " + sentence))
                .create(topics);
        console.step("topics", topics.size() + " there");
    }

    private void awaitServices(Duration patience, StopRequest stop) {
        var waiting = new ArrayList<>(services);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty()) {
            if (stop.within(POLL)) {
                return;
            }
            for (var service : List.copyOf(waiting)) {
                var name = service.name();
                if (!service.child().alive()) {
                    throw new Complaint("%s did not start, see %s:%n%s"
                            .formatted(
                                    name,
                                    service.child().log(),
                                    FailedStart.reason(service.child().lastWords(200))));
                }
                if (HttpReadiness.ready(service.httpPort())) {
                    waiting.remove(service);
                    console.step(name, "ready");
                } else if (System.nanoTime() > deadline) {
                    throw new Complaint("%s was not ready within %d s (postern.launcher.start-timeout); see %s."
                            .formatted(
                                    name, patience.toSeconds(), service.child().log()));
                }
            }
        }
    }

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        if (redis != null) {
            parts.add(new Part.OfRedis(redis));
        }
        if (kafka != null) {
            parts.add(new Part.OfKafka(kafka));
        }
        services.forEach(service -> parts.add(new Part.OfService(service)));
        return parts;
    }

    private KafkaAccess kafka() {
        return kafka != null
                ? KafkaAccess.plain(kafka.bootstrapServers())
                : source.last()
                        .kafkaAccess(source.last().kafka().bootstrapServers().orElseThrow());
    }

    /** What the services are told of the servers that were started here; of others they read in their settings. */
    private List<String> ownParts() {
        var options = new ArrayList<String>();
        if (kafka != null) {
            options.add("-Dpostern.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        }
        if (redis != null) {
            options.add("-Dpostern.redis.url=" + redis.url());
        }
        return options;
    }

    private String redisAddress() {
        return redis != null ? redis.url() : source.last().redisAccess().address();
    }

    void writeState() {
        JsonRunState.write(folder.path(), state());
    }

    RunState state() {
        var file = source.file();
        return new RunState(
                ProcessHandle.current().pid(),
                startedAt,
                file == null ? null : file.toString(),
                folder.path().toString(),
                new RunState.Kafka("kafka", kafka == null ? 0 : kafka.child().pid(), kafka != null, kafka().brokers()),
                new RunState.Redis("redis", redis == null ? 0 : redis.child().pid(), redis != null, redisAddress()),
                source.last().listenersOfAll(),
                services.stream()
                        .map(s -> new RunState.Service(s.name(), s.child().pid(), s.httpPort()))
                        .toList());
    }

    /** Edge, page, worker, books, policy, reputation, Kafka, Redis. Where caches are written, which takes long, services at once. */
    void stop() {
        boolean writing = use == StartCache.Use.WRITE;
        var times = new StopTimes(source.last().drain(), source.last().stopGrace(), writing);
        if (writing) {
            services.parallelStream().forEach(s -> stop(new Part.OfService(s), times.of(s.kind())));
        }
        for (var kind : ServiceKind.values()) {
            services.stream()
                    .filter(s -> s.kind() == kind && s.child().alive())
                    .parallel()
                    .forEach(s -> stop(new Part.OfService(s), times.of(kind)));
        }
        if (kafka != null) {
            stop(new Part.OfKafka(kafka), times.others());
        }
        if (redis != null) {
            stop(new Part.OfRedis(redis), times.others());
        }
        JsonRunState.remove(folder.path());
    }

    private void stop(Part part, Duration time) {
        part.child().stop(time);
        console.step(part.name(), "stopped");
    }
}
