// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointersTest {
    private final Pointers pointers = new Pointers();
    private final int[] hashes = new int[Pointers.HASHES];

    @Test
    void the_one_that_is_due_first_comes_first_however_late_it_came() {
        pointers.add(1, 900_000, 1, 2, 3, 4);
        pointers.add(2, 360_000, 5, 6, 7, 8);
        pointers.add(3, 900_001, 1, 2, 3, 4);
        assertThat(pointers.firstDue()).isEqualTo(360_000);
        assertThat(pointers.poll(hashes)).isEqualTo(2);
        assertThat(hashes).containsExactly(5, 6, 7, 8);
        assertThat(pointers.firstDue()).isEqualTo(900_000);
    }

    @Test
    void what_is_woken_is_due_and_the_rest_is_not() {
        for (int i = 0; i < 1000; i++) {
            pointers.add(i, 10_000 + i, i % 10, 0, 0, 0);
        }
        assertThat(pointers.wake(0, 7, 5)).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            assertThat(pointers.firstDue()).isEqualTo(5);
            assertThat(pointers.poll(hashes) % 10).isEqualTo(7);
        }
        assertThat(pointers.firstDue()).isEqualTo(10_000);
    }

    @Test
    void what_waits_for_ever_is_due_when_woken() {
        pointers.add(1, Pointers.NEVER, 1, 1, 1, 1);
        assertThat(pointers.firstDue()).isEqualTo(Pointers.NEVER);
        assertThat(pointers.wakeAll(3)).isEqualTo(1);
        assertThat(pointers.firstDue()).isEqualTo(3);
    }

    @Test
    void a_million_take_at_most_64_octets_each_also_while_they_grow() {
        var random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            pointers.add(i, random.nextLong(1_000_000), i, i, i, i);
            if (pointers.size() >= 1000) {
                assertThat(pointers.octets()).isLessThanOrEqualTo(64L * pointers.size() + 64 * 8192);
            }
        }
        assertThat(pointers.octets()).isLessThan(33L * 1_000_000);
        long last = 0;
        for (int i = 0; i < 999_990; i++) {
            long due = pointers.firstDue();
            assertThat(due).isGreaterThanOrEqualTo(last);
            last = due;
            pointers.poll(hashes);
        }
        assertThat(pointers.octets()).isLessThan(2L * 8192 * Pointers.OCTETS + 1);
    }

    @Test
    void it_does_what_a_queue_by_time_would() {
        var random = new Random(2);
        var model = new PriorityQueue<long[]>(Comparator.comparingLong(entry -> entry[1]));
        for (int i = 0; i < 100_000; i++) {
            if (random.nextInt(3) > 0 || model.isEmpty()) {
                long due = random.nextLong(1000);
                pointers.add(i, due, 0, 0, 0, 0);
                model.add(new long[] {i, due});
            } else {
                assertThat(pointers.firstDue()).isEqualTo(model.poll()[1]);
                pointers.poll(hashes);
            }
            assertThat(pointers.size()).isEqualTo(model.size());
        }
    }
}
