// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.state;

import io.postern.contracts.event.ListenerKind;
import io.postern.launcher.settings.Listener;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running system.
 *
 * @param pid the launcher's process; 0 for a system that runs somewhere else
 * @param startedAt ISO 8601; empty for such a system
 * @param settings the file given with {@code --config}; null for the built-in settings
 */
public record RunState(
        long pid,
        String startedAt,
        @Nullable String settings,
        String dataDir,
        Kafka kafka,
        Redis redis,
        List<Listener> listeners,
        List<Service> services) {
    /**
     * The broker.
     *
     * @param pid 0 for one that is not ours
     */
    public record Kafka(String name, long pid, boolean embedded, String bootstrapServers) {}

    /**
     * The Redis server.
     *
     * @param pid 0 for one that is not ours
     * @param url without name and password
     */
    public record Redis(String name, long pid, boolean embedded, String url) {}

    /**
     * A service.
     *
     * @param httpPort on loopback, for health and metrics
     */
    public record Service(String name, long pid, int httpPort) {}

    /**
     * A system that runs somewhere else, such as in a cluster: of its parts only Kafka and Redis are known.
     *
     * @param settings its file
     */
    public static RunState elsewhere(@Nullable String settings, String dataDir, String brokers, String redisUrl) {
        return new RunState(
                0,
                "",
                settings,
                dataDir,
                new Kafka("kafka", 0, false, brokers),
                new Redis("redis", 0, false, redisUrl),
                List.of(),
                List.of());
    }

    /** Whether it runs on this machine. */
    public boolean here() {
        return pid != 0;
    }

    /** The listener for our own machines, if there is one. */
    public Optional<Listener> relay() {
        return listeners.stream()
                .filter(listener -> listener.kind() == ListenerKind.RELAY)
                .findFirst();
    }
}
