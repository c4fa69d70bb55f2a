// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private static final Removal FIRST = new Removal(1, 2, "X-Spam-Flag");
    private static final Removal SECOND = new Removal(3, 7, "X-Spam-Level");

    @Test
    void side_by_side_and_to_the_end_is_within_the_content() {
        assertThat(Removal.within(10, List.of(FIRST, SECOND))).containsExactly(FIRST, SECOND);
    }

    @Test
    void what_the_content_does_not_have_is_an_error() {
        for (var wrong :
                List.of(List.of(SECOND, FIRST), List.of(FIRST, FIRST), List.of(new Removal(4, 7, "X-Spam-Flag")))) {
            assertThatThrownBy(() -> Removal.within(10, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Removal(-1, 2, "X")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Removal(1, 0, "X")).isInstanceOf(IllegalArgumentException.class);
    }
}
