// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window window = new Window(3, 100);

    @Test
    void what_finishes_out_of_order_is_committed_up_to_the_lowest_unfinished() {
        var first = window.add(0, 10, 1, 0);
        var second = window.add(0, 11, 1, 0);
        var third = window.add(0, 12, 1, 0);
        second.finish(null);
        assertThat(window.progress()).isEmpty();
        first.finish("r10");
        assertThat(window.progress()).containsExactly(new Window.Progress(0, 12, List.of("r10")));
        third.finish(null);
        assertThat(window.progress()).containsExactly(new Window.Progress(0, 13, List.of()));
        assertThat(window.progress()).isEmpty();
    }

    @Test
    void offsets_may_have_gaps() {
        window.add(0, 10, 1, 0).finish(null);
        window.add(0, 20, 1, 0).finish(null);
        assertThat(window.progress()).containsExactly(new Window.Progress(0, 21, List.of()));
    }

    @Test
    void it_is_full_by_count() {
        window.add(0, 1, 1, 0);
        window.add(0, 2, 1, 0);
        assertThat(window.room()).isTrue();
        var third = window.add(0, 3, 1, 0);
        assertThat(window.room()).isFalse();
        third.finish(null);
        assertThat(window.room()).isTrue();
    }

    @Test
    void it_is_full_by_octets_and_one_record_always_fits() {
        var large = window.add(0, 1, 5000, 0);
        assertThat(window.room()).isFalse();
        large.finish(null);
        assertThat(window.room()).isTrue();
    }

    @Test
    void finishing_twice_counts_once() {
        var entry = window.add(0, 1, 1, 0);
        window.add(0, 2, 1, 0);
        entry.finish(null);
        entry.finish(null);
        assertThat(window.inWork()).isEqualTo(1);
    }

    @Test
    void what_is_abandoned_makes_room_and_is_never_committed() {
        var lost = window.add(0, 1, 1, 0);
        window.add(0, 2, 1, 0).finish(null);
        lost.abandon();
        assertThat(window.inWork()).isZero();
        assertThat(window.progress()).isEmpty();
    }

    @Test
    void a_partition_that_was_taken_away_commits_nothing_late() {
        var late = window.add(0, 1, 1, 0);
        var other = window.add(1, 7, 1, 0);
        window.letGo(List.of(0));
        assertThat(late.gone()).isTrue();
        window.forget(List.of(0));
        late.finish(null);
        other.finish(null);
        assertThat(window.progress()).containsExactly(new Window.Progress(1, 8, List.of()));
        assertThat(window.inWork()).isZero();
    }

    @Test
    void a_partition_that_comes_back_begins_anew() {
        var old = window.add(0, 5, 1, 0);
        window.letGo(List.of(0));
        window.forget(List.of(0));
        var again = window.add(0, 5, 1, 0);
        old.finish(null);
        assertThat(window.progress()).isEmpty();
        again.finish(null);
        assertThat(window.progress()).containsExactly(new Window.Progress(0, 6, List.of()));
    }
}
