// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The end of a member of a consumer group, so that others take its partitions over at once. Kafka would keep the partitions of a
 * member with a name of its own for the time of its session, as it may come back; that is for one that died.
 */
public final class KafkaLeaving {
    private KafkaLeaving() {}

    /** @param patience for the last commit and for Kafka to hear of it */
    public static void leave(Consumer<?, ?> member, Duration patience) {
        member.close(CloseOptions.timeout(patience).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
