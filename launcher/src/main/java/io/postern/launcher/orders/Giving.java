// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.books.HttpBooks;
import io.postern.launcher.books.JsonOpenEntry;
import io.postern.launcher.books.OpenEntry;
import io.postern.launcher.orders.Releasing.Ends;
import io.postern.launcher.orders.Releasing.Pointless;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all orders share, and how one is given. */
public final class Giving {
    private static final int MOST_RECIPIENTS = 10_000;

    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--comment", paramLabel = "TEXT", description = "For whoever reads the order later.")
    private String comment = "";

    @Option(names = "--json", description = "For a machine: the orders as they stand in the topic.")
    private boolean json;

    @Option(names = "--anyway", description = "Order it also where nothing waits, or nothing is held.")
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

    /** Releases all of them or, if one is not held so, none. */
    int release(List<Target> targets) {
        if (anyway) {
            return give(Action.RELEASE, null, targets);
        }
        var kafka = kafka();
        var releasing = new Releasing(KafkaHolds.read(kafka), targets, which.arguments());
        var pointless = new ArrayList<String>();
        var ended = new HashMap<Target, Ends>();
        for (var target : targets) {
            var outcome = target.kind() == Target.Kind.MESSAGE
                    ? releasing.of(target, waiting(target.value(), MOST_RECIPIENTS))
                    : releasing.of(target);
            switch (outcome) {
                case Ends ends -> ended.put(target, ends);
                case Pointless(var words) -> pointless.add(words);
            }
        }
        if (!pointless.isEmpty()) {
            throw Complaint.of("of these are not held so", pointless);
        }
        give(
                kafka,
                orders(Action.RELEASE, null, targets),
                order -> Objects.requireNonNull(ended.get(order.target())).words());
        return ended.values().stream().allMatch(Ends::goesOn) ? 0 : 1;
    }

    /** An order about a message that is gone would do nothing. If the books cannot be asked, it is given all the same. */
    private void demandWaiting(Target target) {
        if (target.kind() == Target.Kind.MESSAGE) {
            waiting(target.value(), 1);
        }
    }

    /**
     * What waits of a message; null if the books cannot be asked.
     *
     * @throws Complaint if nothing of it does
     */
    private @Nullable List<OpenEntry> waiting(String id, int limit) {
        JsonNode page;
        try {
            page = HttpBooks.tree(new HttpBooks(which).queue(Map.of("message", id, "limit", Integer.toString(limit))));
        } catch (Complaint e) {
            return null;
        }
        if (page.path("matched").asLong(-1) == 0) {
            throw new Complaint(
                    ("Nothing of message %s waits, so nothing was ordered; ./postern trace %s%s tells what became of"
                                    + " it (--anyway orders it all the same).")
                            .formatted(id, id, which.arguments()));
        }
        return JsonOpenEntry.all(page.path("entries"));
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
