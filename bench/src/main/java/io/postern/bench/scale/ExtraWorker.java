// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.embedded.Child;
import io.postern.testkit.system.SystemProcess;
import java.time.Duration;

/** A worker that came later, and goes again. */
record ExtraWorker(Child child, int httpPort) implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(30);

    /** As it tells of itself. */
    SystemProcess process() {
        return new SystemProcess("extra-worker", child.pid(), httpPort);
    }

    /** As an operator would (SIGTERM); returns when it has ended. */
    void stop() {
        child.stop(STOP);
    }

    @Override
    public void close() {
        stop();
    }
}
