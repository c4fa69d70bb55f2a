// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.books.HttpBooks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--anyway", description = "Order it also for a message of which nothing waits now.")
    private boolean anyway;

    /** The broker of the running system. @throws io.postern.launcher.Complaint if none runs */
    public KafkaAccess kafka() {
        return which.kafka();
    }

    int give(Action action, @Nullable String route, List<Target> targets) {
        if (!anyway) {
            targets.forEach(this::demandWaiting);
        }
        return give(kafka(), orders(action, route, targets), order -> OrderWords.of(order, which.arguments()));
    }

    /** An order about a message that is gone would do nothing. If the books cannot be asked, it is given all the same. */
    private void demandWaiting(Target target) {
        if (target.kind() != Target.Kind.MESSAGE) {
            return;
        }
        long matched;
        try {
            var answer = new HttpBooks(which).queue(Map.of("message", target.value(), "limit", "1"));
            matched = HttpBooks.tree(answer).path("matched").asLong(-1);
        } catch (Complaint e) {
            return;
        }
        if (matched == 0) {
            throw new Complaint(
                    ("Nothing of message %s waits, so nothing was ordered; ./postern trace %s%s tells what became of"
                                    + " it (--anyway orders it all the same).")
                            .formatted(target.value(), target.value(), which.arguments()));
        }
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
    public int give(KafkaAccess kafka, List<Command> orders, Function<Command, String> words) {
        KafkaCommands.write(kafka, orders);
        if (json) {
            System.out.print(JsonOrders.of(orders, words));
        } else {
            orders.forEach(order -> System.out.println(words.apply(order)));
        }
        return 0;
    }
}
