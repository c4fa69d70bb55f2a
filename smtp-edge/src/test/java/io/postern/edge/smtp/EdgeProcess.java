// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import io.postern.testkit.system.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The built edge as a process of its own, as the launcher would start it, with a heap of 128 MiB. */
final class EdgeProcess implements AutoCloseable {
    final int mx = FreePorts.take();
    final int relay = FreePorts.take();
    private final ServiceProcess process;

    /** @param settings without the prefix {@code postern.edge.} */
    EdgeProcess(String name, String bootstrapServers, Map<String, String> settings) throws IOException {
        var folder = Path.of("target");
        Files.deleteIfExists(folder.resolve(name + ".log"));
        var all = new TreeMap<String, String>();
        all.put("hostname", "edge.test");
        all.put("listeners.mx.port", Integer.toString(mx));
        all.put("listeners.mx.greet-delay", "0ms");
        all.put("listeners.relay.port", Integer.toString(relay));
        all.put("limits.tarpit-ceiling", "0s");
        all.putAll(settings);
        var whole = new TreeMap<>(Map.of("postern.kafka.bootstrap-servers", bootstrapServers));
        all.forEach((key, value) -> whole.put("postern.edge." + key, value));
        process = ServiceProcess.start(name, folder, 128, "quarkus.http.port", whole);
    }

    /**
     * Settings of an edge with TLS.
     *
     * @param certificates by name; {@code default} for who names no host
     * @param others without the prefix, as above
     */
    static Map<String, String> certified(Map<String, SelfSigned> certificates, Map<String, String> others) {
        var all = new TreeMap<>(others);
        certificates.forEach((name, made) -> {
            all.put(
                    "tls.certificates." + name + ".certificate",
                    made.certificate().toString());
            all.put("tls.certificates." + name + ".key", made.key().toString());
        });
        return all;
    }

    EdgeProcess awaitReady() {
        process.awaitReady();
        return this;
    }

    boolean ready() {
        return process.ready();
    }

    boolean saysThatItIsNotReady() {
        return process.status("/q/health/ready") == 503;
    }

    /** Its loops go round. */
    boolean live() {
        return process.status("/q/health/live") == 200;
    }

    /** What it says of its parts. */
    String health() {
        return process.body("/q/health");
    }

    boolean alive() {
        return process.alive();
    }

    String log() {
        return process.log();
    }

    String metrics() {
        return process.body("/q/metrics");
    }

    void terminate() {
        process.terminate();
    }

    /** Waits until it has ended by itself. */
    int awaitEnd() {
        return process.awaitEnd();
    }

    @Override
    public void close() {
        process.close();
    }
}
