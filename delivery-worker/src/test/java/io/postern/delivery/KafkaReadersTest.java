// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.health.KafkaPulse;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaReadersTest {
    private final KafkaPulse lane = pulse();
    private final KafkaPulse quarantine = pulse();
    private final KafkaPulse orders = pulse();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                          | not a member yet | has died   | ready | live
            all read                                        | -                | -          | true  | true
            a lane that is in no group yet is waited for    | lane             | -          | false | true
            so are orders about the quarantine              | quarantine       | -          | false | true
            a lane that nobody reads any more is told       | -                | lane       | true  | false
            so are orders about the quarantine              | -                | quarantine | true  | false
            and orders that nobody hears of any more        | -                | orders     | true  | false
            """)
    void whose_loop_has_ended_is_told(
            String what, @Nullable String waits, @Nullable String dead, boolean ready, boolean live) {
        var readers = new KafkaReaders();
        readers.member(() -> !"lane".equals(waits), lane);
        readers.member(() -> !"quarantine".equals(waits), quarantine);
        readers.follower(orders);
        switch (dead) {
            case "lane" -> lane.end();
            case "quarantine" -> quarantine.end();
            case "orders" -> orders.end();
            case null, default -> {}
        }

        assertThat(readers.ready()).as(what).isEqualTo(ready);
        assertThat(readers.live()).as(what).isEqualTo(live);
        assertThat(readers.connected()).as(what).isTrue();
    }

    private static KafkaPulse pulse() {
        return new KafkaPulse(new MockConsumer<byte[], byte[]>("earliest"));
    }
}
