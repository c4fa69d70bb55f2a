// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A check in straight lines, on a virtual thread of its own; can tell its finding at any time. */
final class Errand<T> {
    private static final System.Logger LOG = System.getLogger(Errand.class.getName());

    private final CompletableFuture<T> done = new CompletableFuture<>();
    private final T otherwise;
    private final Thread thread;
    private volatile boolean stopped;

    private Errand(Callable<? extends T> check, T otherwise) {
        this.otherwise = otherwise;
        this.thread = Thread.ofVirtual().unstarted(() -> run(check));
    }

    /** @param otherwise the finding of a check that has not ended, or has failed */
    static <T> Errand<T> start(Callable<? extends T> check, T otherwise) {
        var errand = new Errand<T>(check, otherwise);
        errand.thread.start();
        return errand;
    }

    private void run(Callable<? extends T> check) {
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
        if (!done.isDone()) {
            stopped = true;
            thread.interrupt();
        }
    }
}
