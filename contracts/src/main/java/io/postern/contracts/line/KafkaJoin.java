// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.KafkaRefusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service's part on Kafka: opened once Kafka answers, which may be long after the service, and closed with the
 * service. One sentence a try until then. Closing does not wait for a try under way: what that opens is closed at once.
 *
 * @param <T> what is opened; it throws while Kafka does not answer, and leaves nothing open then
 */
public final class KafkaJoin<T extends AutoCloseable> implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaJoin.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable T joined;

    public KafkaJoin() {
        this(PAUSE);
    }

    KafkaJoin(Duration pause) {
        this.pause = pause;
    }

    /** Joins in the background. */
    public void start(KafkaAccess brokers, Function<KafkaAccess, T> opening) {
        start(() -> {}, brokers, opening);
    }

    /** Joins in the background, once that is over or has failed. */
    public void start(Runnable rehearsal, KafkaAccess brokers, Function<KafkaAccess, T> opening) {
        Thread.ofPlatform().name("kafka-join").daemon(true).start(() -> {
            try {
                await(rehearsal, brokers, opening);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (LinkageError e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "the service could not join Kafka because of a fault of its own, and ends; please report it",
                        e);
                Runtime.getRuntime().exit(1);
            }
        });
    }

    /** Joins once that is over or has failed, however long it takes; null if it is closed before. */
    public @Nullable T await(Runnable rehearsal, KafkaAccess brokers, Function<KafkaAccess, T> opening)
            throws InterruptedException {
        rehearse(rehearsal);
        return await(brokers, opening);
    }

    /** A service whose rehearsal has failed is slow at first, and works. */
    private static void rehearse(Runnable rehearsal) {
        try {
            rehearsal.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.log(System.Logger.Level.WARNING, "the rehearsal failed, first answers will be slow", e);
        }
    }

    /** Joins, however long it takes; null if it is closed before. */
    public @Nullable T await(KafkaAccess brokers, Function<KafkaAccess, T> opening) throws InterruptedException {
        while (closed.getCount() > 0) {
            try {
                return taken(opening.apply(brokers));
            } catch (RuntimeException e) {
                tell(brokers, e);
            }
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
        }
        return null;
    }

    /** What was opened; null before, and after it was closed. */
    public @Nullable T joined() {
        return joined;
    }

    private @Nullable T taken(T opened) {
        synchronized (this) {
            if (closed.getCount() > 0) {
                joined = opened;
                return opened;
            }
        }
        close(opened);
        return null;
    }

    /** When it is closed a try may fail because of that, and nobody cares. */
    private void tell(KafkaAccess brokers, RuntimeException failure) {
        if (closed.getCount() > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Kafka at {0} {1}",
                    brokers.brokers(),
                    KafkaRefusal.words(failure)
                            .map(words -> "is not to be used, trying again: " + words)
                            .orElseGet(() ->
                                    "does not answer or has not all topics yet, trying again: " + reason(failure)));
        }
    }

    /** The outer words alone often say no more than that a client could not be made. */
    private static String reason(Throwable failure) {
        var words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure.getCause() == null
                ? words
                : words + ": " + failure.getCause().getMessage();
    }

    @Override
    public void close() {
        @Nullable T last;
        synchronized (this) {
            closed.countDown();
            last = joined;
            joined = null;
        }
        if (last != null) {
            close(last);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "what was joined to Kafka did not close well: {0}", e.getMessage());
        }
    }
}
