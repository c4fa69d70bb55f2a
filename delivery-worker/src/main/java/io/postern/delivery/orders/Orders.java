// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders in force. Of orders about the same target the last counts; one about a message outweighs one about its sender,
 * and that one about its destination, where they say different things. Safe for use by many threads.
 */
public final class Orders {
    private final Map<Target, Command> holds = new ConcurrentHashMap<>();
    private final Map<Target, Command> ends = new ConcurrentHashMap<>();
    private final Map<Target, Command> routes = new ConcurrentHashMap<>();

    /** Takes an order in. Orders of one target must come in the order they were given. */
    public void apply(Command command) {
        var target = command.target();
        switch (command.action()) {
            case HOLD -> holds.put(target, command);
            case RELEASE -> holds.remove(target);
            case CANCEL -> ends.put(target, command);
            case REROUTE -> {
                if (command.route() == null) {
                    routes.remove(target);
                } else {
                    routes.put(target, command);
                }
            }
            case RETRY, DELETE -> {}
        }
    }

    /**
     * What they say about a message.
     *
     * @param destinations names that orders may know its destination by
     * @param acceptedAt an order to cancel concerns only what had been accepted when it was given
     */
    public Order about(String messageId, String sender, List<String> destinations, Instant acceptedAt) {
        if (holds.isEmpty() && ends.isEmpty() && routes.isEmpty()) {
            return GO;
        }
        var targets = targets(messageId, sender, destinations);
        for (var target : targets) {
            var end = ends.get(target);
            if (end != null && !acceptedAt.isAfter(end.at())) {
                return new Order.Cancel(end.id());
            }
        }
        for (var target : targets) {
            var hold = holds.get(target);
            if (hold != null) {
                return new Order.Hold(hold.id());
            }
        }
        return new Order.Go(route(targets));
    }

    /** Whether a hold on it is in force. */
    public boolean held(String messageId, String sender, List<String> destinations) {
        return targets(messageId, sender, destinations).stream().anyMatch(holds::containsKey);
    }

    private static final Order GO = new Order.Go(null);

    private @Nullable String route(List<Target> targets) {
        for (var target : targets) {
            var command = routes.get(target);
            if (command != null) {
                return command.route();
            }
        }
        return null;
    }

    private static List<Target> targets(String messageId, String sender, List<String> destinations) {
        var targets = new ArrayList<Target>(2 + destinations.size());
        targets.add(new Target(Target.Kind.MESSAGE, messageId));
        targets.add(new Target(Target.Kind.SENDER, sender.toLowerCase(Locale.ROOT)));
        destinations.forEach(name -> targets.add(new Target(Target.Kind.DESTINATION, name.toLowerCase(Locale.ROOT))));
        return targets;
    }
}
