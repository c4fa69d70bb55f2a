// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.line.KafkaParked.Done;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParkedRecordsTest {
    /**
     * Each word is a record of partition 0, with an apostrophe of partition 1: pN is parked and came from place N, beginsN removes
     * what is before N, the others are marks about an offset of the partition.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what                                             | topic                              | open      | done below
            nothing was ever parked                            |                                    |           |
            two are parked                                     | p7 p8                              | 0-0 0-1   | 0
            the first is replayed                              | p7 p8 begun0 replayed0             | 0-1       | 1
            the second is replayed                             | p7 p8 begun1 replayed1             | 0-0       | 0
            both are done with, marks and all                  | p7 p8 discarded0 replayed1         |           | 4
            a replay was broken off                            | p7 begun0                          | 0-0 begun | 0
            it was then replayed anyway                        | p7 begun0 begun0 replayed0         |           | 4
            one was parked twice                               | p7 p7                              | 0-0       | 0
            one was parked twice and is replayed               | p7 p7 begun0 replayed0             |           | 4
            only its second copy is marked                     | p7 p7 replayed1                    |           | 3
            one is parked a second time after that             | p7 replayed0 p7                    |           | 3
            a mark is about what comes behind it               | discarded1 p7                      | 0-1       | 1
            what is done with is removed                       | p7 p8 replayed0 begins1            | 0-1       | 1
            everything is removed                              | p7 p8 begins2                      |           | 2
            the first copy is removed                          | p7 p7 begins1                      | 0-1       | 1
            a mark is about what was removed                   | p7 p8 begins1 discarded0           | 0-1       | 1
            its copies lie in two partitions                   | p7 p7'                             | 0-0       | 0
            they do, and one of them is replayed               | p7 p7' replayed0'                  |           | 1
            a mark is about its own partition                  | p7 p8' replayed0'                  | 0-0       | 0
            """)
    void are_open_until_one_of_their_copies_is_done_with(
            String what, @Nullable String topic, @Nullable String open, @Nullable Long below) {
        var records = new ParkedRecords<String>();
        var ends = new HashMap<Integer, Long>();
        for (var word : topic == null ? new String[0] : topic.split(" ")) {
            int partition = word.endsWith("'") ? 1 : 0;
            long number = Long.parseLong(word.replaceAll("[a-z']", ""));
            var name = word.replaceAll("[0-9']", "");
            if (name.equals("begins")) {
                records.begins(partition, number);
                continue;
            }
            var at = new Place(partition, ends.merge(partition, 1L, Long::sum) - 1);
            if (name.equals("p")) {
                records.parked(at, "from " + number, word);
            } else {
                records.marked(at, Done.valueOf(name.toUpperCase(Locale.ROOT)), number);
            }
        }

        assertThat(records.open().stream()
                        .map(one -> one.place().id() + (one.begun() ? " begun" : ""))
                        .collect(Collectors.joining(" ")))
                .as(what)
                .isEqualTo(open == null ? "" : open);
        assertThat(records.doneBelow().get(0)).as(what).isEqualTo(below);
    }

    @Test
    void copies_of_a_record_are_known_by_the_place_of_any() {
        var records = new ParkedRecords<String>();
        records.parked(new Place(0, 3), "a", "");
        records.parked(new Place(0, 4), "b", "");
        records.parked(new Place(1, 0), "a", "");

        assertThat(records.copies(new Place(1, 0))).containsExactly(new Place(0, 3), new Place(1, 0));
        assertThat(records.copies(new Place(0, 5))).isEmpty();
    }

    @Test
    void a_place_is_read_as_it_is_written() {
        assertThat(Place.of(new Place(2, 17).id())).isEqualTo(new Place(2, 17));
        assertThatThrownBy(() -> Place.of("17")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Place.of("0-x")).isInstanceOf(IllegalArgumentException.class);
    }
}
