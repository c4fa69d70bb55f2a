// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One of several processes of a service, by its name in the launcher's state: {@code policy-service}, {@code policy-service-1}.
 *
 * @param httpPort where it tells of itself
 */
public record SystemProcess(String name, long pid, int httpPort) {
    /** Ends it as an operator would (SIGTERM); the launcher starts another in its place. */
    public void terminate() {
        Processes.signal(pid, "TERM");
    }

    public boolean ready() {
        return HealthCheck.ready(httpPort);
    }

    /** The sum of a counter over its labels, such as {@code postern_policy_verdicts_total}. */
    public double counted(String metric) {
        try (var in = URI.create("http://127.0.0.1:" + httpPort + "/q/metrics")
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " tells no figures", e);
        }
    }
}
