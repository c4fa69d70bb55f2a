// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MovedTest {
    private final Moved moved = new Moved();

    @Test
    void nothing_is_committed_before_anything_was_read() {
        assertThat(moved.lowest()).isEqualTo(-1);
    }

    @Test
    void the_lowest_that_waits_holds_the_commit_back() {
        read(10, 15);
        moved.done(11);
        moved.done(12);
        assertThat(moved.lowest()).isEqualTo(10);
        moved.done(10);
        assertThat(moved.lowest()).isEqualTo(13);
        moved.done(13);
        moved.done(14);
        assertThat(moved.lowest()).isEqualTo(15);
    }

    @Test
    void offsets_that_do_not_exist_are_no_hindrance() {
        moved.read(10);
        moved.read(20);
        moved.done(10);
        assertThat(moved.lowest()).isEqualTo(20);
    }

    @Test
    void after_a_restart_what_was_done_behind_the_lowest_is_known() {
        read(100, 200);
        for (int offset = 120; offset < 150; offset++) {
            moved.done(offset);
        }
        moved.done(160);
        var next = Moved.from(moved.lowest(), moved.text(4000));
        for (int offset = 100; offset < 200; offset++) {
            next.read(offset);
            assertThat(next.isDone(offset)).as("offset " + offset).isEqualTo(moved.isDone(offset));
        }
        assertThat(next.lowest()).isEqualTo(100);
    }

    @Test
    void a_text_that_is_full_tells_as_much_as_fits() {
        read(0, 10_000);
        for (int offset = 1; offset < 10_000; offset += 2) {
            moved.done(offset);
        }
        assertThat(moved.text(100).length()).isBetween(90, 100);
        assertThat(Moved.from(0, moved.text(100)).isDone(1)).isTrue();
    }

    @Test
    void text_of_others_is_passed_over() {
        for (var text : new String[] {"", "hello", "1", "1,", "-5,3,", "zzzzzzz,zzzzzzz,", ",,,,"}) {
            assertThat(Moved.from(7, text).lowest()).as(text).isEqualTo(7);
        }
    }

    @Test
    void it_does_what_a_set_would() {
        var random = new Random(5);
        var open = new TreeSet<Long>();
        long next = 1000;
        for (int i = 0; i < 300_000; i++) {
            if (random.nextInt(100) < 52 || open.isEmpty()) {
                next += random.nextInt(20) == 0 ? 3 : 1;
                moved.read(next);
                open.add(next);
            } else {
                long wish = open.first() + random.nextLong(open.last() - open.first() + 1);
                long one = random.nextBoolean() ? open.first() : open.ceiling(wish);
                moved.done(one);
                open.remove(one);
            }
            if (i % 100 == 0) {
                assertThat(moved.lowest()).isEqualTo(open.isEmpty() ? next + 1 : open.first());
            }
        }
    }

    private void read(long from, long to) {
        for (long offset = from; offset < to; offset++) {
            moved.read(offset);
        }
    }
}
