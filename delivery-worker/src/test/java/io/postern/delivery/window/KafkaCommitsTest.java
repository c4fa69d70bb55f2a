// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaCommitsTest {
    private static final TopicPartition P0 = new TopicPartition("lane", 0);
    private static final TopicPartition P1 = new TopicPartition("lane", 1);

    private final Broker broker = new Broker();
    private final List<String> forgotten = new ArrayList<>();
    private final KafkaCommits commits = new KafkaCommits("lane", broker, forgotten::addAll);
    private final Window window = new Window(10, 1000);

    @Test
    void what_could_not_be_committed_is_committed_the_next_time() {
        broker.assign(List.of(P0, P1));
        finishOneOfEach();
        commits.commitSoon(window);
        broker.fail();
        commits.commitNow(window);
        assertThat(commits.committed()).isEqualTo(Map.of(P0, 1L, P1, 1L));
        assertThat(forgotten).containsExactlyInAnyOrder("r0", "r1");
    }

    @Test
    void a_commit_that_fails_late_brings_nothing_back_of_partitions_taken_away() {
        broker.assign(List.of(P0, P1));
        finishOneOfEach();
        commits.commitSoon(window);
        commits.drop(List.of(P1));
        broker.assign(List.of(P0));
        broker.fail();
        commits.commitNow(window);
        assertThat(commits.committed()).isEqualTo(Map.of(P0, 1L));
        assertThat(forgotten).isEmpty();
    }

    @Test
    void what_could_not_be_committed_before_its_partition_went_is_not_forgotten() {
        broker.assign(List.of(P0, P1));
        finishOneOfEach();
        broker.away = true;
        assertThatThrownBy(() -> commits.commitNow(window)).isInstanceOf(TimeoutException.class);
        commits.drop(List.of(P1));
        broker.away = false;
        commits.commitNow(window);
        assertThat(commits.committed()).isEqualTo(Map.of(P0, 1L));
        assertThat(forgotten).isEmpty();
    }

    private void finishOneOfEach() {
        window.add(0, 0, 1, 0).finish("r0");
        window.add(1, 0, 1, 0).finish("r1");
    }

    /** Answers a commit when it is told to. */
    private static final class Broker extends MockConsumer<byte[], byte[]> {
        private @Nullable Runnable failing;
        private boolean away;

        Broker() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            failing = () -> callback.onComplete(offsets, new TimeoutException("away"));
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            if (away) {
                throw new TimeoutException("away");
            }
        }

        void fail() {
            assertThat(failing).isNotNull();
            failing.run();
        }
    }
}
