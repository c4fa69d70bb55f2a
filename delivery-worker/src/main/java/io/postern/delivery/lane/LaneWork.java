// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.lane;

import io.postern.delivery.attempt.Attempt;
import io.postern.delivery.window.Work;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An attempt as a lane sees it. */
record LaneWork(Attempt attempt) implements Work {
    @Override
    public CompletionStage<@Nullable String> done() {
        return attempt.done().thenApply(_ -> attempt.forgettable() ? attempt.recordId() : null);
    }

    @Override
    public void abort() {
        attempt.abort();
    }

    @Override
    public boolean goesOn() {
        return attempt.goesOn();
    }
}
