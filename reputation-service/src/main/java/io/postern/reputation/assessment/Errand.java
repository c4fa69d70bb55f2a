// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A check in straight lines, on a thread of its own, usually a virtual one; can tell its finding at any time. */
final class Errand<T> {
    private static final System.Logger LOG = System.getLogger(Errand.class.getName());

    private final CompletableFuture<T> done = new CompletableFuture<>();
    private final T otherwise;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    private Errand(T otherwise) {
        this.otherwise = otherwise;
    }

    /** @param otherwise the finding of a check that has not ended, or has failed */
    static <T> Errand<T> start(Callable<? extends T> check, T otherwise) {
        return after(CompletableFuture.completedFuture(null), Thread::startVirtualThread, check, otherwise);
    }

    /** Starts it when something else has ended. */
    static <T> Errand<T> after(CompletableFuture<?> first, Executor threads, Callable<? extends T> check, T otherwise) {
        var errand = new Errand<T>(otherwise);
        first.thenRun(() -> threads.execute(() -> errand.run(check)));
        return errand;
    }

    private synchronized boolean begin() {
        thread = stopped ? null : Thread.currentThread();
        return !stopped;
    }

    private synchronized void end() {
        thread = null;
        // Whoever has the thread next was not interrupted.
        var _ = Thread.interrupted();
    }

    private void run(Callable<? extends T> check) {
        if (!begin()) {
            return;
        }
        try {
            done.complete(check.call());
        } catch (IOException e) {
            if (!stopped) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a message cannot be read, and what is in it is not known: {0}",
                        e.getMessage());
            }
        } catch (Exception e) {
            if (!stopped) {
                LOG.log(System.Logger.Level.ERROR, "a check failed, and its finding is not known", e);
            }
        } finally {
            end();
            done.complete(otherwise);
        }
    }

    /** Complete when it has ended; never fails. */
    CompletableFuture<T> done() {
        return done;
    }

    /** What is known by now. */
    T finding() {
        return done.getNow(otherwise);
    }

    /** For the check's own thread only: waits for it to end. */
    T await() {
        return done.join();
    }

    /** Nobody waits any longer: whatever it does, it is to stop. */
    void stop() {
        if (!done.isDone() && !interrupted()) {
            done.complete(otherwise);
        }
    }

    /** @return whether it was under way */
    private synchronized boolean interrupted() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
        return thread != null;
    }
}
