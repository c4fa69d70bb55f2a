// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What brokers and Redis say of themselves, read. */
class RoomTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100/40         | 100/40 | a broker with one disk
            100/40 1000/90 | 1000/90 | of two the one with the smaller share, though it has more octets left
            100/0          | 100/0  | a disk that is full
            -1/-1          |        | a broker that does not tell
            100/-1         |        | or half of it
            0/0            |        | or tells of a disk that there is none of
            -1/-1 100/40   | 100/40 | one that does not tell does not hide the other
            """)
    void a_broker_is_as_full_as_its_fullest_disk(String disks, String fullest, String why) {
        var given = Arrays.stream(disks.split(" ")).map(RoomTest::disk).toList();

        assertThat(Disk.fullest(given))
                .as(why)
                .isEqualTo(Optional.ofNullable(fullest).map(RoomTest::disk));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3600000             | PT1H      | an hour
            0                   | PT0S      | nothing is kept
            -1                  | PT876000H | what is dropped by time never is kept for a hundred years
            9223372036854775807 | PT876000H | and no longer
            """)
    void a_topic_is_kept_as_long_as_kafka_says(String millis, Duration kept, String why) {
        assertThat(KafkaBrokers.length(millis)).as(why).isEqualTo(kept);
    }

    private static Disk disk(String text) {
        var figures = text.split("/");
        return new Disk(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
    }

    @Test
    void redis_tells_what_it_uses_of_what() {
        var words = "# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\nused_memory_peak:9\r\n"
                + "maxmemory:4194304\r\nmaxmemory_human:4.00M\r\nmaxmemory_policy:noeviction\r\n";

        assertThat(Memory.of(words)).contains(new Memory(1_048_576, 4_194_304));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            used_memory:5                        | no limit named
            maxmemory:5                          | no use named
            used_memory:many                     | a word for a figure
            # Memory                             | nothing at all
            """)
    void a_server_that_says_less_is_unknown(String words, String why) {
        assertThat(Memory.of(words)).as(why).isEmpty();
    }
}
