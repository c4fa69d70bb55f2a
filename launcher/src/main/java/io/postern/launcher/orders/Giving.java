// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.launcher.WhichSystem;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all orders share, and how one is given. */
public final class Giving {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--comment", paramLabel = "TEXT", description = "For whoever reads the order later.")
    private String comment = "";

    @Option(names = "--json", description = "For a machine: the orders as they stand in the topic.")
    private boolean json;

    /** The broker of the running system. @throws io.postern.launcher.Complaint if none runs */
    public String bootstrapServers() {
        return which.running().kafka().bootstrapServers();
    }

    int give(Action action, @Nullable String route, List<Target> targets) {
        return give(bootstrapServers(), orders(action, route, targets), OrderWords::of);
    }

    /** One order for each target, given now by who is logged in. */
    public List<Command> orders(Action action, @Nullable String route, List<Target> targets) {
        var by = System.getProperty("user.name", "");
        var random = new SecureRandom();
        var now = Instant.now();
        var orders = new ArrayList<Command>();
        for (var target : targets) {
            orders.add(new Command(OrderId.of(now, random), now, by, action, target, route, comment));
        }
        return orders;
    }

    /** Writes orders, and says what they do once they are safe. */
    public int give(String bootstrapServers, List<Command> orders, Function<Command, String> words) {
        KafkaCommands.write(bootstrapServers, orders);
        if (json) {
            System.out.print(JsonOrders.of(orders, words));
        } else {
            orders.forEach(order -> System.out.println(words.apply(order)));
        }
        return 0;
    }
}
