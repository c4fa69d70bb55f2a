// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a topic is read.
 *
 * @param instance a name for static membership, so that a restarted worker takes its partitions over at once; null for
 *     workers whose number changes
 * @param records in work at once
 * @param octets in work at once
 * @param grace what is in work has this long to finish when its partition goes
 */
public record Reading(
        KafkaAccess kafka,
        String group,
        @Nullable String instance,
        String topic,
        int records,
        long octets,
        Duration grace) {}
