// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.health.KafkaPulse;
import io.postern.delivery.retry.KafkaScheduler;
import io.postern.delivery.window.KafkaWindow;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What reads mail: the windows of the lanes, and the schedule.
 *
 * @param scheduler null before it was opened
 */
record KafkaReaders(List<KafkaWindow> windows, @Nullable KafkaScheduler scheduler) {

    /** All read, and Kafka answers them. */
    boolean ready() {
        return scheduler != null && scheduler.ready() && windows.stream().allMatch(KafkaWindow::ready);
    }

    /** Kafka answers them. */
    boolean connected() {
        return pulses().allMatch(KafkaPulse::connected);
    }

    /** All loops go round. */
    boolean live() {
        return pulses().allMatch(KafkaPulse::live);
    }

    private Stream<KafkaPulse> pulses() {
        var lanes = windows.stream().map(window -> window.backlog().pulse());
        return scheduler == null ? lanes : Stream.concat(lanes, Stream.of(scheduler.pulse()));
    }
}
