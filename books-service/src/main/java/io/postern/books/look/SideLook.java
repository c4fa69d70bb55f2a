// SPDX-License-Identifier: Apache-2.0
package io.postern.books.look;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks some questions every so often, one after the other on one thread of its own. Whatever comes of one, the others are asked, and
 * all of them again.
 */
public final class SideLook {
    /** What is asked, and waited for. */
    @FunctionalInterface
    public interface Question {
        /** Any other exception counts as {@link NotKnown} does. */
        void ask() throws InterruptedException;
    }

    private record Asked(Question question, Runnable unknown) {}

    private static final System.Logger LOG = System.getLogger(SideLook.class.getName());
    private static final Duration LONGEST_STOPPING = Duration.ofSeconds(2);

    private final BiConsumer<String, @Nullable Throwable> log;
    private final ScheduledExecutorService timer;
    private final List<Asked> all = new ArrayList<>();
    private Set<String> told = Set.of();

    /** @param name of its thread */
    public SideLook(String name) {
        this(name, (why, fault) -> LOG.log(System.Logger.Level.WARNING, why, fault));
    }

    SideLook(String name, BiConsumer<String, @Nullable Throwable> log) {
        this.log = log;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon(true).factory());
    }

    /**
     * To be asked from the start on.
     *
     * @param unknown forgets the last answer, as there was none to this question
     */
    public SideLook ask(Question question, Runnable unknown) {
        all.add(new Asked(question, unknown));
        return this;
    }

    /**
     * @param first until the first round
     * @param round from the end of one to the beginning of the next
     */
    public void start(Duration first, Duration round) {
        timer.scheduleWithFixedDelay(this::look, first.toMillis(), round.toMillis(), TimeUnit.MILLISECONDS);
    }

    void look() {
        var failed = new HashSet<String>();
        for (var asked : all) {
            try {
                asked.question().ask();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (NotKnown | IllegalArgumentException e) {
                asked.unknown().run();
                tell(failed, String.valueOf(e.getMessage()), null);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                asked.unknown().run();
                tell(failed, "a question failed by a fault of ours: " + e, e);
            }
        }
        told = failed;
    }

    /** Once for as long as it is the same. */
    private void tell(Set<String> failed, String why, @Nullable Throwable fault) {
        if (failed.add(why) && !told.contains(why)) {
            log.accept(why, fault);
        }
    }

    /**
     * Asks no more, and waits a little for what is being asked.
     *
     * @return whether nothing is being asked any more, so that clients which only one thread may use can be closed
     */
    public boolean stop() {
        timer.shutdownNow();
        try {
            return timer.awaitTermination(LONGEST_STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
