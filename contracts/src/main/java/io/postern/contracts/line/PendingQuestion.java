// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.event.Verdict;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A question that was asked and has no answer yet. Times are milliseconds since 1970. */
final class PendingQuestion {
    final byte[] value;
    final byte @Nullable [] traceparent;
    final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    final int partition;
    final long soonAt;
    final long againAt;
    final long deadline;
    volatile boolean askedAgain;

    /** @param soonAt from when on it is asked elsewhere, if its partition is silent */
    PendingQuestion(
            byte[] value, byte @Nullable [] traceparent, int partition, long soonAt, long againAt, long deadline) {
        this.value = value;
        this.traceparent = traceparent;
        this.partition = partition;
        this.soonAt = soonAt;
        this.againAt = againAt;
        this.deadline = deadline;
    }
}
