// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.line.KafkaParked.Done;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StillParkedTest {
    /** Each word is a record of the topic: pN came from offset N of a lane, the others are marks about an offset of the topic. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | topic                              | open      | done below
            nothing was ever parked                            |                                    |           |
            two are parked                                     | p7 p8                              | 0-0 0-1   | 0
            the first is replayed                              | p7 p8 begun0 replayed0             | 0-1       | 1
            the second is replayed                             | p7 p8 begun1 replayed1             | 0-0       | 0
            both are done with, marks and all                  | p7 p8 discarded0 replayed1         |           | 4
            a replay was broken off                            | p7 begun0                          | 0-0 begun | 0
            it was then replayed anyway                        | p7 begun0 begun0 replayed0         |           | 4
            one was parked twice                               | p7 p7                              | 0-0       | 0
            one was parked twice and is replayed               | p7 p7 replayed0                    |           | 3
            one is parked a second time after that             | p7 replayed0 p7                    |           | 3
            a mark is about what comes behind it               | discarded1 p7                      | 0-1       | 1
            """)
    void is_what_nobody_is_done_with(String what, @Nullable String topic, @Nullable String open, @Nullable Long below) {
        var still = new StillParked();
        long offset = 0;
        for (var word : topic == null ? new String[0] : topic.split(" ")) {
            long number = Long.parseLong(word.replaceAll("[a-z]", ""));
            var name = word.replaceAll("[0-9]", "");
            if (name.equals("p")) {
                still.parked(0, offset, parked(offset, number));
            } else {
                still.marked(0, offset, Done.valueOf(name.toUpperCase(Locale.ROOT)), number);
            }
            offset++;
        }

        assertThat(still.all().stream()
                        .map(one -> one.id() + (one.begun() ? " begun" : ""))
                        .collect(Collectors.joining(" ")))
                .as(what)
                .isEqualTo(open == null ? "" : open);
        assertThat(still.doneBelow().get(0)).as(what).isEqualTo(below);
    }

    private static Parked parked(long offset, long from) {
        return new Parked(
                StillParked.id(0, offset), Instant.EPOCH, "postern.outbound.incoming", 0, from, "why", 9, false, null);
    }
}
