// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HaltingCrashPointsTest {

    @Test
    void without_a_wish_nothing_ever_happens() {
        assertThat(HaltingCrashPoints.of(Optional.empty(), Optional.empty())).isSameAs(CrashPoints.NONE);
        assertThat(HaltingCrashPoints.of(Optional.of(""), Optional.empty())).isSameAs(CrashPoints.NONE);
    }

    @Test
    void an_unknown_point_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> HaltingCrashPoints.of(Optional.of("after-lunch"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after-retry-record");
    }
}
