// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.testkit.system.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The service in a process of its own. */
final class PolicyProcess implements AutoCloseable {
    private final ServiceProcess process;

    /** @param yaml the settings file */
    PolicyProcess(Path folder, String kafka, String redis, String yaml) {
        try {
            var file = Files.writeString(folder.resolve("settings.yaml"), yaml);
            process = ServiceProcess.start(
                    "policy-service",
                    folder,
                    160,
                    "quarkus.http.port",
                    Map.of(
                            "smallrye.config.locations",
                            file.toUri().toString(),
                            "postern.kafka.bootstrap-servers",
                            kafka,
                            "postern.redis.url",
                            redis,
                            "postern.instance.name",
                            "policy-service"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PolicyProcess awaitReady() {
        process.awaitReady();
        return this;
    }

    boolean ready() {
        return process.ready();
    }

    /** Status and body; empty when nobody answers. */
    String get(String path) {
        var answer = process.ask(path);
        return answer == null ? "" : answer.statusCode() + " " + answer.body();
    }

    boolean alive() {
        return process.alive();
    }

    String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
