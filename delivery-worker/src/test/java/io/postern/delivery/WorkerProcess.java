// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The built worker as a process of its own. */
final class WorkerProcess implements AutoCloseable {
    private static final Path FOLDER = Path.of("target");
    private static final String NAME = "worker-it";

    private final ServiceProcess process;

    private WorkerProcess(ServiceProcess process) {
        this.process = process;
    }

    /** Starts it, without waiting. @param settings those of {@code postern.delivery} without that prefix */
    static WorkerProcess start(TestKafka kafka, TestRedis redis, Map<String, String> settings) {
        var all = new TreeMap<>(Map.of(
                "postern.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "postern.redis.url", redis.url(),
                "postern.instance.name", NAME,
                "postern.delivery.retry-wait", "1s",
                "postern.delivery.schedule", "1s,60s",
                "postern.delivery.incoming-schedule", "1s",
                "postern.delivery.claim", "2s"));
        settings.forEach((key, value) -> all.put(key.startsWith("postern.") ? key : "postern.delivery." + key, value));
        return new WorkerProcess(ServiceProcess.start(NAME, FOLDER, 192, "quarkus.http.port", all));
    }

    WorkerProcess awaitReady() {
        process.awaitReady();
        return this;
    }

    String metrics() {
        return process.body("/q/metrics");
    }

    /** What it says of its parts. */
    String health() {
        return process.body("/q/health");
    }

    /** Waits until it has ended by itself. */
    int awaitEnd() {
        return process.awaitEnd();
    }

    static String log() throws IOException {
        return Files.readString(FOLDER.resolve(NAME + ".log"));
    }

    @Override
    public void close() {
        process.close();
    }
}
