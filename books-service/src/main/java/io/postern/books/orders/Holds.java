// SPDX-License-Identifier: Apache-2.0
package io.postern.books.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The holds in force, and when others ended. Safe for use by many threads. */
public final class Holds {
    private final Map<Target, Command> holds = new ConcurrentHashMap<>();
    private final Map<Target, Long> released = new ConcurrentHashMap<>();

    /** Takes an order in. Orders of one target must come in the order they were given. */
    public void apply(Command command) {
        switch (command.action()) {
            case HOLD -> {
                released.remove(command.target());
                holds.put(command.target(), command);
            }
            case RELEASE -> {
                holds.remove(command.target());
                released.put(command.target(), command.at().toEpochMilli());
            }
            case RETRY, CANCEL, REROUTE, DELETE -> {}
        }
    }

    /**
     * The order that holds a message: one about itself, else about its sender, else about its destination; or null.
     *
     * @param destinations names that orders may know its destination by
     */
    public @Nullable Command over(String messageId, String sender, List<String> destinations) {
        if (holds.isEmpty()) {
            return null;
        }
        for (var target : targets(messageId, sender, destinations)) {
            var hold = holds.get(target);
            if (hold != null) {
                return hold;
            }
        }
        return null;
    }

    /** When a hold on it was last released, in milliseconds since 1970; 0 if none was. */
    public long releasedAt(String messageId, String sender, List<String> destinations) {
        if (released.isEmpty()) {
            return 0;
        }
        return targets(messageId, sender, destinations).stream()
                .mapToLong(target -> released.getOrDefault(target, 0L))
                .max()
                .orElse(0);
    }

    private static List<Target> targets(String messageId, String sender, List<String> destinations) {
        var targets = new ArrayList<Target>(2 + destinations.size());
        targets.add(new Target(Target.Kind.MESSAGE, messageId));
        targets.add(new Target(Target.Kind.SENDER, sender.toLowerCase(Locale.ROOT)));
        destinations.forEach(name -> targets.add(new Target(Target.Kind.DESTINATION, name.toLowerCase(Locale.ROOT))));
        return targets;
    }
}
