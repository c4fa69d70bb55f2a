// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The platform threads for what keeps a processor busy: the system shares processors out among them and the carriers of
 * virtual threads, which are few, and which a virtual thread leaves only when it waits.
 */
final class HeavyWork {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int IDLE_SECONDS = 60;

    /** For the parts of messages; half of them may wait for content. */
    static final Executor PARTS = threads("parts", Math.max(4, 2 * PROCESSORS));

    /** For signatures, which mostly wait for keys: few threads would be held up by the domains of a few silent servers. */
    static final Executor SIGNATURES = threads("signatures", Math.max(64, 16 * PROCESSORS));

    private HeavyWork() {}

    private static Executor threads(String name, int most) {
        var threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon(true).name(name + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
