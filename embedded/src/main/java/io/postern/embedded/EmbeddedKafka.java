// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A Kafka broker (KRaft) on loopback, in a process of its own; its data survives restarts. */
public final class EmbeddedKafka implements AutoCloseable {
    /** Of its logging, which is a few lines for a person. */
    private static final List<String> LOGGING = List.of(
            "-Dslf4j.internal.verbosity=WARN",
            "-Dslf4j.provider=" + BrokerLog.class.getName(),
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory");

    private static final Set<String> LISTENERS =
            Set.of("listeners", "advertised.listeners", "listener.security.protocol.map");

    private final Path folder;
    private final Path logs;
    private final Path run;
    private final String name;
    private final BrokerPlan plan;
    private final String clusterId;
    private final List<String> command;
    private final Map<String, String> more;
    private volatile Child child;

    private EmbeddedKafka(
            Path folder,
            Path logs,
            Path run,
            String name,
            BrokerPlan plan,
            String clusterId,
            List<String> command,
            Map<String, String> more) {
        this.folder = folder;
        this.logs = logs;
        this.run = run;
        this.name = name;
        this.plan = plan;
        this.clusterId = clusterId;
        this.command = command;
        this.more = more;
        this.child = launch(true);
    }

    /** As below, with everything in one folder and no further options. */
    public static EmbeddedKafka start(Path folder, int port, String heap) {
        return start(folder, folder, folder, port, heap, List.of());
    }

    /**
     * As above, with further properties of the broker.
     *
     * @param more those of listeners are added to its own, {@code PLAINTEXT} and {@code CONTROLLER}; others take the place of
     *     what is set here
     */
    public static EmbeddedKafka start(Path folder, int port, String heap, Map<String, String> more) {
        return start(folder, folder, folder, port, heap, List.of(), more);
    }

    /**
     * Starts the broker's process without waiting for it.
     *
     * @param folder for data and configuration
     * @param logs for {@code kafka.log}
     * @param run for {@code kafka.pid}
     * @param port to listen on; 0 takes any free one
     * @param heap such as {@code 256m}
     * @param options for the broker's JVM, beside its own
     */
    public static EmbeddedKafka start(Path folder, Path logs, Path run, int port, String heap, List<String> options) {
        return start(folder, logs, run, port, heap, options, Map.of());
    }

    private static EmbeddedKafka start(
            Path folder, Path logs, Path run, int port, String heap, List<String> options, Map<String, String> more) {
        var plan = new BrokerPlan(1, List.of(port == 0 ? FreePorts.take() : port), List.of(FreePorts.take()));
        return new EmbeddedKafka(
                folder, logs, run, "kafka", plan, clusterId(folder), command(folder, heap, options), Map.copyOf(more));
    }

    /** One of several, started without waiting for it; its log is {@code kafka-N.log} in the folder that theirs are in. */
    static EmbeddedKafka start(Path together, BrokerPlan plan, String clusterId, String heap) {
        var name = "kafka-" + plan.node();
        var folder = together.resolve(name);
        return new EmbeddedKafka(
                folder, together, together, name, plan, clusterId, command(folder, heap, List.of()), Map.of());
    }

    private static List<String> command(Path folder, String heap, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-Xms64m");
        command.addAll(JavaOptions.small());
        command.addAll(LOGGING);
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.add(KafkaBroker.class.getName());
        command.add(folder.resolve("broker.properties").toString());
        return command;
    }

    /** The class path of this process: {@code java -cp} and {@code java -jar} alike. */
    private static String classPath() {
        return System.getProperty("postern.broker.classpath", System.getProperty("java.class.path"));
    }

    /** @param first only then a folder without a broker's data is a new one, and is formatted */
    private Child launch(boolean first) {
        try {
            Files.createDirectories(folder);
            write(folder.resolve("broker.properties"), first);
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder " + folder + " cannot be written", e);
        }
        return Child.start(name, logs, run, Map.of(), command);
    }

    private void write(Path file, boolean first) throws IOException {
        var properties = plan.properties(folder, clusterId, first);
        more.forEach((name, value) ->
                properties.merge(name, value, (own, other) -> LISTENERS.contains(name) ? own + "," + other : other));
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, "written at each start");
        }
    }

    /** The same at each start. */
    static String clusterId(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve("cluster.id");
            if (Files.notExists(file)) {
                Files.writeString(file, Uuid.randomUuid().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's folder " + folder + " cannot be written", e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + plan.port();
    }

    public Child child() {
        return child;
    }

    /**
     * Waits until the broker answers.
     *
     * @throws IllegalStateException with the broker's last words, if it ended or took longer
     */
    public EmbeddedKafka await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) patience.toMillis()))) {
            while (System.nanoTime() < deadline && child.alive()) {
                try {
                    admin.describeCluster().nodes().get(1, TimeUnit.SECONDS);
                    return this;
                } catch (TimeoutException | ExecutionException e) {
                    // Not yet.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "the Kafka broker did not start; its log " + child.log() + " ends with\n" + child.lastWords(5));
    }

    /** Starts the process again, after it has ended, on the same port and data; does not wait for it. */
    public void relaunch() {
        child = launch(false);
    }

    /** Stops the broker as an operator would, and starts it again on the same port and data. */
    public void restart() {
        child.stop(Duration.ofSeconds(20));
        relaunch();
        await(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        child.close();
    }
}
