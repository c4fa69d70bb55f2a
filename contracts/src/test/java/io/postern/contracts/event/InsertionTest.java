// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsertionTest {
    private static final List<Removal> REMOVED = List.of(new Removal(10, 5, "X-Spam-Flag"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | at     | fits
            nothing                                 |        | true
            at the beginning                        | 0      | true
            before the last octet of the content    | 99     | true
            behind it                               | 100    | false
            two in order                            | 3 40   | true
            two at one place                        | 3 3    | true
            two that are not in order               | 40 3   | false
            before what is removed                  | 10     | true
            behind it                               | 15     | true
            within it, where nobody would find it   | 12     | false
            """)
    void has_its_place_in_what_is_left(String what, String at, boolean fits) {
        var insertions = new ArrayList<Insertion>();
        for (var place : at == null ? new String[0] : at.split(" ", -1)) {
            insertions.add(new Insertion(Long.parseLong(place), "x", "Subject"));
        }
        if (fits) {
            assertThat(Insertion.within(100, insertions, REMOVED)).isEqualTo(insertions);
        } else {
            assertThatThrownBy(() -> Insertion.within(100, insertions, REMOVED))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
