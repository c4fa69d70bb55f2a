// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.delivery.schedule.Schedules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What attempts go by.
 *
 * @param schedules the waits between attempts
 * @param hintAtLeast a server's wish to be asked again sooner is not followed
 * @param hintAtMost nor one to be asked later
 * @param slotRetry how long what found no free connection makes room for others
 * @param attemptLimit for one attempt in all
 * @param recipientsPerTransaction a message with more is sent several times
 * @param delayNotice after this long our own senders are told that it takes time; null for never
 */
public record Rules(
        Schedules schedules,
        Duration hintAtLeast,
        Duration hintAtMost,
        Duration slotRetry,
        Duration attemptLimit,
        int recipientsPerTransaction,
        @Nullable Duration delayNotice) {}
