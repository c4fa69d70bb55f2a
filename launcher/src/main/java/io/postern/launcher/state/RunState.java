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
 * @param pid the launcher's process
 * @param startedAt ISO 8601
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
     */
    public record Redis(String name, long pid, boolean embedded, String url) {}

    /**
     * A service.
     *
     * @param httpPort on loopback, for health and metrics
     */
    public record Service(String name, long pid, int httpPort) {}

    /** The listener for our own machines, if there is one. */
    public Optional<Listener> relay() {
        return listeners.stream()
                .filter(listener -> listener.kind() == ListenerKind.RELAY)
                .findFirst();
    }
}
