// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.orders;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Event;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.reading.KafkaFollower;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All of {@code postern.commands} that is in force: every worker needs all orders. */
public final class KafkaOrders implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaOrders.class.getName());

    private final Orders orders;
    private final Consumer<Command> listener;
    private final KafkaFollower follower;

    /** @param listener is told each order once it is in force, on the reading thread; old ones at the start too */
    public KafkaOrders(KafkaAccess kafka, String name, Orders orders, Consumer<Command> listener) {
        this.orders = orders;
        this.listener = listener;
        this.follower = new KafkaFollower(kafka, name, Topics.COMMANDS, this::take);
    }

    /** Whether all orders that were there at the start are in force. */
    public boolean known() {
        return follower.known();
    }

    /**
     * Waits until all orders are known: mail that an operator holds must not go out because a worker was just started.
     *
     * @throws IllegalStateException with a sentence, if they cannot be read in that time
     */
    public void await(Duration patience) {
        follower.await(patience);
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return follower.pulse();
    }

    private void take(String key, @Nullable Event event) {
        if (event instanceof Command command) {
            orders.apply(command);
            listener.accept(command);
        } else {
            LOG.log(System.Logger.Level.WARNING, "no order, and passed over key={0}", key);
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
