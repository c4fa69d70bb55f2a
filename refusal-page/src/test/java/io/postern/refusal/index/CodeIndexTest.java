// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeIndexTest {

    @Test
    void a_code_leads_to_its_places_in_order() {
        var index = new CodeIndex(10);
        index.add("a", history(1));
        index.add("b", history(2));
        index.add("a", new Place(Place.Source.TRANSCRIPTS, 4095, (1L << 50) - 1));
        assertThat(index.find("a", 10))
                .containsExactly(history(1), new Place(Place.Source.TRANSCRIPTS, 4095, (1L << 50) - 1));
        assertThat(index.find("a", 1)).hasSize(1).doesNotContain(history(1));
        assertThat(index.find("c", 10)).isEmpty();
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void the_oldest_make_room_and_the_others_are_all_found() {
        var random = new Random(7);
        for (int capacity : new int[] {1, 2, 3, 64, 1000}) {
            var index = new CodeIndex(capacity);
            var written = new ArrayList<String>();
            for (int i = 0; i < capacity * 5 + 3; i++) {
                var code = "code" + random.nextInt(capacity * 2);
                written.add(code);
                index.add(code, history(i));
            }
            var expected = new HashMap<String, ArrayList<Place>>();
            for (int i = written.size() - capacity; i < written.size(); i++) {
                expected.computeIfAbsent(written.get(i), _ -> new ArrayList<>()).add(history(i));
            }
            for (var code : written) {
                assertThat(index.find(code, Integer.MAX_VALUE))
                        .isEqualTo(expected.getOrDefault(code, new ArrayList<>(Collections.emptyList())));
            }
            assertThat(index.size()).isEqualTo(capacity);
        }
    }

    @Test
    void a_size_that_makes_no_sense_is_one_sentence() {
        assertThatThrownBy(() -> new CodeIndex(0)).hasMessageContaining("postern.refusal-page.codes");
    }

    private static Place history(long offset) {
        return new Place(Place.Source.HISTORY, 3, offset);
    }
}
