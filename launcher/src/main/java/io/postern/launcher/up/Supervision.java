// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.launcher.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks after the running processes: says when one has died, and starts it again. */
final class Supervision {
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** As often as Kubernetes asks by the chart; a service that says so three times is started anew. */
    private static final Duration HEALTH = Duration.ofSeconds(10);

    private static final int LOST = 3;
    private static final Duration END = Duration.ofSeconds(20);
    private static final int LAST_WORDS = 3;

    private final List<Part> parts;
    private final Console console;
    private final Duration longestPause;
    private final Runnable changed;
    private final Map<String, RestartPlan> plans = new HashMap<>();
    private final Map<String, Instant> due = new HashMap<>();
    private final Map<String, Integer> lost = new ConcurrentHashMap<>();
    private Instant nextHealth = Instant.now();

    /**
     * @param longestPause before a process that keeps dying is started again
     * @param changed called after a process was replaced
     */
    Supervision(List<Part> parts, Console console, Duration longestPause, Runnable changed) {
        this.parts = parts;
        this.console = console;
        this.longestPause = longestPause;
        this.changed = changed;
        parts.forEach(part -> plans.put(part.name(), RestartPlan.started(Instant.now())));
    }

    /** Returns when it is asked to stop. */
    void until(StopRequest stop) {
        while (!stop.within(GLANCE)) {
            for (var part : parts) {
                if (!part.child().alive()) {
                    dead(part, Instant.now());
                }
            }
            if (!Instant.now().isBefore(nextHealth)) {
                nextHealth = Instant.now().plus(HEALTH);
                Thread.ofVirtual().name("health").start(this::health);
            }
        }
    }

    /** A process may be there, and do nothing any more. */
    private void health() {
        for (var part : parts) {
            if (part instanceof Part.OfService(var process)) {
                int times = HttpReadiness.lost(process.httpPort()) ? lost.merge(part.name(), 1, Integer::sum) : 0;
                if (times == 0) {
                    lost.remove(part.name());
                } else if (times == LOST) {
                    console.line(part.name() + " says that it does not go on, and is started anew; see "
                            + part.child().log() + ".");
                    part.child().stop(END);
                }
            }
        }
    }

    private void dead(Part part, Instant now) {
        var name = part.name();
        if (!due.containsKey(name)) {
            var plan = plan(name).died(now);
            plans.put(name, plan);
            due.put(name, now.plus(plan.pause(longestPause)));
            var words = part.child().lastWords(LAST_WORDS);
            console.line("%s has ended; it is started again in %d ms. The last words in %s:%n%s"
                    .formatted(
                            name,
                            plan.pause(longestPause).toMillis(),
                            part.child().log(),
                            words.indent(4).stripTrailing()));
        } else if (!now.isBefore(due.get(name))) {
            due.remove(name);
            plans.put(name, plan(name).startedAgain(now));
            try {
                part.relaunch();
                changed.run();
                console.line(name + " was started again.");
            } catch (Complaint complaint) {
                console.line(name + " could not be started again: " + complaint.getMessage());
            }
        }
    }

    private RestartPlan plan(String name) {
        return plans.getOrDefault(name, RestartPlan.started(Instant.now()));
    }
}
