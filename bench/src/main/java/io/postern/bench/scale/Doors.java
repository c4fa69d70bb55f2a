// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.testkit.system.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The edges, taken by turns as a load balancer does: those that are ready, asked every quarter of a second and twice before they are
 * left out, and that turned nobody away within the last two. Where none is, any.
 */
final class Doors implements AutoCloseable {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final List<Door> doors;
    private final Map<Door, Long> unwellUntil = new ConcurrentHashMap<>();
    private final Set<Door> notReady = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean closed;

    private Doors(List<Door> doors) {
        this.doors = doors;
    }

    static Doors watch(List<Door> doors) {
        var watched = new Doors(doors);
        doors.forEach(door -> Thread.ofVirtual().name("door-" + door.port()).start(() -> watched.watch(door)));
        return watched;
    }

    Door next() {
        long now = System.nanoTime();
        int first = turn.getAndIncrement();
        for (int step = 0; step < doors.size(); step++) {
            var door = doors.get(Math.floorMod(first + step, doors.size()));
            if (well(door, now)) {
                return door;
            }
        }
        return doors.get(Math.floorMod(first, doors.size()));
    }

    private boolean well(Door door, long now) {
        if (notReady.contains(door)) {
            return false;
        }
        var until = unwellUntil.get(door);
        return until == null || now - until > 0;
    }

    /** It has turned somebody away. */
    void unwell(Door door) {
        unwellUntil.put(door, System.nanoTime() + REST_NANOS);
    }

    private void watch(Door door) {
        int failed = 0;
        while (!closed) {
            failed = HealthCheck.ready(door.httpPort()) ? 0 : failed + 1;
            if (failed == 0) {
                notReady.remove(door);
            } else if (failed > 1) {
                notReady.add(door);
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
