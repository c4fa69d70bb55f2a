// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerPlanTest {
    private static final Path FOLDER = Path.of("kafka");

    @Test
    void a_single_broker_keeps_one_copy_of_what_kafka_keeps_for_itself() {
        var properties = new BrokerPlan(1, List.of(9092), List.of(9093)).properties(FOLDER, "id", true);
        assertThat(properties)
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093")
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("transaction.state.log.min.isr", "1");
    }

    @Test
    void three_brokers_know_each_other_and_may_miss_one() {
        var properties = new BrokerPlan(2, List.of(1, 2, 3), List.of(4, 5, 6)).properties(FOLDER, "id", true);
        assertThat(properties)
                .containsEntry("node.id", "2")
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:2,CONTROLLER://127.0.0.1:5")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:4,2@127.0.0.1:5,3@127.0.0.1:6")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2");
    }
}
