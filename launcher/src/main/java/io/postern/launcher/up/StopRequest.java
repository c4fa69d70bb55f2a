// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM or a closed terminal: the wish to end, which interrupts whatever is waited for. The JVM then ends with
 * exit code 0, as soon as the work is {@link #finished}.
 */
final class StopRequest {
    private final Duration patience;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private StopRequest(Duration patience) {
        this.patience = patience;
    }

    /**
     * Takes over the signals, for the calling thread.
     *
     * @param patience longer than stopping every process takes; what still runs then ends by itself when we are gone
     */
    static StopRequest listen(Duration patience) {
        var request = new StopRequest(patience);
        var working = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> request.end(working), "stop"));
        return request;
    }

    private void end(Thread working) {
        if (finished.getCount() == 0) {
            return;
        }
        asked.countDown();
        working.interrupt();
        try {
            finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Nothing is left to be stopped. */
    void finished() {
        finished.countDown();
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits that long, or until the wish comes: then it says true, and the interruption is taken back. */
    boolean within(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return asked();
        }
    }
}
