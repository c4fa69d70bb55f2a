// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.topic.Topics;
import org.junit.jupiter.api.Test;

class SharedServersIT {

    @Test
    void the_broker_has_the_topics_of_postern_each_time_anew() throws Exception {
        var kafka = TestKafka.sharedWithFreshTopics();
        kafka.freshTopics();
        kafka.restart();
        try (var admin = kafka.admin()) {
            assertThat(admin.listTopics().names().get()).contains(Topics.INQUIRIES, Topics.PARKED);
        }
    }

    @Test
    void redis_can_be_emptied_and_restarted() {
        var redis = TestRedis.sharedAndEmpty();
        assertThat(TestRedis.command(redis.port(), "SET a 1")).isEqualTo("+OK");
        // Killed like that it may forget its last second.
        redis.restart();
        assertThat(TestRedis.command(redis.port(), "SET a 1")).isEqualTo("+OK");
        assertThat(TestRedis.command(redis.port(), "DBSIZE")).isEqualTo(":1");
        redis.empty();
        assertThat(TestRedis.command(redis.port(), "DBSIZE")).isEqualTo(":0");
    }
}
