// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.line.KafkaParked.Done;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LyingTest {
    /** Each word is a record of the topic: mN is mail of offset N, oN another record, the others are about an offset of the topic. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                     | topic                        | mail | other
            nothing was ever parked                    |                              | 0    | 0
            mail, and a question of the line           | m7 o3                        | 1    | 1
            two of mail                                | m7 m8                        | 2    | 0
            a replay was begun and broken off          | m7 begun0                    | 1    | 0
            it was replayed                            | m7 begun0 replayed0          | 0    | 0
            it was discarded, and another was not      | o3 o4 discarded0             | 0    | 1
            one was parked twice                       | m7 m7                        | 1    | 0
            one was parked twice, and replayed         | m7 m7 begun0 replayed0       | 0    | 0
            one is parked a second time after that     | m7 replayed0 m7              | 0    | 0
            what is done with is removed               | m7 m8 replayed0 begins1      | 1    | 0
            everything is removed                      | m7 m8 begins2                | 0    | 0
            a mark is about what was removed           | m7 m8 begins1 discarded0     | 1    | 0
            """)
    void is_what_nobody_is_done_with(String what, @Nullable String topic, long mail, long other) {
        var lying = new Lying();
        long offset = 0;
        for (var word : topic == null ? new String[0] : topic.split(" ")) {
            long number = Long.parseLong(word.replaceAll("[a-z]", ""));
            var name = word.replaceAll("[0-9]", "");
            switch (name) {
                case "m" -> lying.parked(offset, Kind.MAIL, "mail " + number);
                case "o" -> lying.parked(offset, Kind.OTHER, "other " + number);
                case "begins" -> lying.begins(number);
                default -> lying.marked(Done.valueOf(name.toUpperCase(Locale.ROOT)), number);
            }
            offset++;
        }

        assertThat(lying.count(Kind.MAIL)).as(what).isEqualTo(mail);
        assertThat(lying.count(Kind.OTHER)).as(what).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "postern.outbound.incoming, MAIL",
        "postern.outbound.bulk, MAIL",
        "postern.retry.1m, MAIL",
        "postern.retry.held, MAIL",
        "postern.inquiries, OTHER",
        "postern.verdicts, OTHER",
        "elsewhere, OTHER"
    })
    void mail_is_known_by_its_topic(String topic, Kind kind) {
        assertThat(Kind.of(topic)).isEqualTo(kind);
    }
}
