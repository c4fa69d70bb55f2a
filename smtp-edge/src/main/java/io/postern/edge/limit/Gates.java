// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.redis.RedisLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gates of an edge: one for all listeners, and one beside it for each that counts something apart, as {@link
 * ListenerLimits} say.
 */
public final class Gates {
    private final Gate common;
    private final Map<String, Gate> listeners = new HashMap<>();

    private Gates(Gate common) {
        this.common = common;
    }

    /**
     * @param listeners what holds at each, by name
     * @param link null where every edge is alone, or the limits of all edges are switched off
     * @param edge unlike that of any other edge that runs
     */
    public static Gates of(
            LimitSettings settings, Map<String, ListenerLimits> listeners, @Nullable RedisLink link, String edge) {
        var gates = new Gates(Gate.of(settings, link, edge));
        listeners.forEach((name, own) -> gates.listeners.put(name, gates.common.beside(name, own, link, edge)));
        return gates;
    }

    /** @param listener by name */
    public Gate at(String listener) {
        return listeners.getOrDefault(listener, common);
    }

    /** The common one, and those that count sessions for themselves. */
    private List<Gate> counting() {
        return Stream.concat(Stream.of(common), listeners.values().stream().filter(gate -> gate.apart(common)))
                .toList();
    }

    /** As {@link Gate#refresh}. */
    public void refresh() {
        counting().forEach(Gate::refresh);
    }

    /** How many addresses have sessions on this edge now; one is counted once for each gate that counts apart. */
    public int addresses() {
        return counting().stream().mapToInt(Gate::addresses).sum();
    }

    /** How many questions about all edges had no answer in time. */
    public long missed() {
        return Gate.missed(
                Stream.concat(Stream.of(common), listeners.values().stream()).flatMap(Gate::clusters));
    }
}
