// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final byte[] READ = new byte[64 << 10];

    private final Room room = new Room(4 << 20);
    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final Queue<CompletableFuture<?>> onTheirWay = new ArrayDeque<>();
    private int woken;

    private final class Slow implements Upload {
        @Override
        public CompletableFuture<?> write(byte[] chunk) {
            var safe = new CompletableFuture<Boolean>();
            onTheirWay.add(safe);
            return safe;
        }

        @Override
        public CompletableFuture<Content.Stored> finish() {
            return new CompletableFuture<>();
        }
    }

    @Test
    void what_has_grown_before_room_got_tight_is_written_away_and_takes_no_more_of_it() {
        var grown = body();
        grown.content(READ, 0, READ.length);
        grown.content(READ, 0, 1);
        long own = room.used();
        assertThat(own).isEqualTo(2L * Body.INLINE);
        assertThat(room.take(3 << 20)).isTrue();
        grown.content(READ, 0, 1);
        assertThat(onTheirWay).hasSize(1);
        assertThat(room.used() - (3 << 20)).isEqualTo(own + Body.INLINE);
        oneIsSafe();
        assertThat(room.used() - (3 << 20)).isEqualTo(Body.INLINE);
        grown.release();
        room.give(3 << 20);
        assertThat(room.used()).isZero();
    }

    private Body body() {
        return new Body(room, Slow::new, 0, thread::add, () -> woken++);
    }

    private void oneIsSafe() {
        onTheirWay.remove().complete(null);
        for (var task = thread.poll(); task != null; task = thread.poll()) {
            task.run();
        }
    }

    @Test
    void thirty_large_messages_at_once_over_a_slow_store_share_the_room_and_none_is_put_off() {
        var bodies = new ArrayList<Body>();
        for (int i = 0; i < 30; i++) {
            bodies.add(body());
        }
        var left = new int[bodies.size()];
        Arrays.fill(left, 100);
        int done = 0;
        while (done < bodies.size()) {
            boolean moved = false;
            for (int i = 0; i < left.length; i++) {
                if (left[i] > 0 && !bodies.get(i).congested()) {
                    bodies.get(i).content(READ, 0, READ.length);
                    assertThat(bodies.get(i).trouble()).isNull();
                    moved = true;
                    if (--left[i] == 0) {
                        bodies.get(i).finish();
                        done++;
                    }
                }
            }
            if (!moved) {
                oneIsSafe();
            }
        }
        assertThat(room.used()).isLessThanOrEqualTo(4 << 20);
        while (!onTheirWay.isEmpty()) {
            oneIsSafe();
        }
        bodies.forEach(Body::release);
        assertThat(room.used()).isZero();
    }

    @Test
    void who_waits_for_room_is_woken_when_others_have_written_theirs_away() {
        var crowd = new ArrayList<Body>();
        while (!room.crowded()) {
            var large = body();
            crowd.add(large);
            for (int i = 0; i < 9 && !large.congested(); i++) {
                large.content(READ, 0, READ.length);
            }
        }
        var small = body();
        assertThat(small.congested()).isTrue();
        woken = 0;
        while (!onTheirWay.isEmpty()) {
            oneIsSafe();
        }
        assertThat(small.congested()).isFalse();
        assertThat(woken).as("the small one, and the owner of each chunk").isPositive();
        crowd.forEach(Body::release);
        assertThat(room.used()).isZero();
    }

    @Test
    void where_nobody_can_write_anything_away_a_message_is_put_off() {
        var bodies = new ArrayList<Body>();
        Body last;
        do {
            last = body();
            bodies.add(last);
            assertThat(last.congested()).isFalse();
            last.content(READ, 0, READ.length - 1);
        } while (last.trouble() == null);
        assertThat(last.trouble()).isEqualTo(Body.Trouble.NO_ROOM);
        assertThat(bodies).hasSizeGreaterThan(60);
    }
}
