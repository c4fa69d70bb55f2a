// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/** Ctrl-C, SIGTERM or a closed terminal: the wish to end, which interrupts whatever is waited for. */
final class StopRequest {
    private final CountDownLatch asked = new CountDownLatch(1);

    /** Takes over the signals, for the calling thread. */
    static StopRequest listen() {
        var request = new StopRequest();
        var waiting = Thread.currentThread();
        for (var signal : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(signal), received -> {
                request.asked.countDown();
                waiting.interrupt();
            });
        }
        return request;
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
