// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedIdTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void an_id_looks_like_one_of_the_edge_and_is_the_same_when_derived_again() {
        var id = DerivedId.of(NOON, "failed", "01kabc", "1");
        assertThat(id)
                .matches("[0-9a-hjkmnp-tv-z]{26}")
                .isEqualTo(DerivedId.of(NOON, "failed", "01kabc", "1"))
                .isEqualTo("01ke70ehg0em3h0ng3azsmmm6n");
    }

    @Test
    void its_first_ten_digits_are_the_time() {
        long millis = 0;
        for (char c : DerivedId.of(NOON, "failed", "x").substring(0, 10).toCharArray()) {
            millis = millis << 5 | "0123456789abcdefghjkmnpqrstvwxyz".indexOf(c);
        }
        assertThat(millis).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void purpose_and_every_part_make_a_difference() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> DerivedId.of(NOON, "failed", "r", Integer.toString(i))))
                .doesNotHaveDuplicates();
        assertThat(DerivedId.of(NOON, "failed", "r1", "1"))
                .isNotEqualTo(DerivedId.of(NOON, "delayed", "r1", "1"))
                .isNotEqualTo(DerivedId.of(NOON, "failed", "r", "11"))
                .isNotEqualTo(DerivedId.of(NOON, "failed", "r11"));
    }
}
