// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
    private final Traffic traffic = Traffic.usual("dest.test", "run");

    @Test
    void there_are_1400_triplets_and_the_prepass_meets_each_once() {
        var met = new HashSet<String>();
        for (long i = 0; i < traffic.triplets(); i++) {
            assertThat(met.add(triplet(i))).isTrue();
        }
        assertThat(met).hasSize(1400);
        assertThat(met).contains(triplet(123_456_789));
    }

    @Test
    void a_reused_connection_keeps_its_client_and_meets_only_known_triplets() {
        for (int nth = 0; nth < 20; nth++) {
            long i = traffic.sameClient(205, nth);
            assertThat(traffic.client(i)).isEqualTo("198.18.0.6");
            assertThat(traffic.senderDomain(i)).isEqualTo("d5.senders.test");
        }
        assertThat(traffic.recipient(traffic.sameClient(205, 1))).isNotEqualTo(traffic.recipient(205));
    }

    @Test
    void the_dialogue_of_message_1_says_who_it_is_from() {
        assertThat(traffic.command(Step.EHLO, 1)).isEqualTo("EHLO mx.d1.senders.test\r\n");
        assertThat(traffic.command(Step.XCLIENT, 1)).isEqualTo("XCLIENT NAME=mx.d1.senders.test ADDR=198.18.0.2\r\n");
        assertThat(traffic.command(Step.MAIL, 1)).isEqualTo("MAIL FROM:<u1@d1.senders.test>\r\n");
        assertThat(traffic.command(Step.RCPT, 8)).isEqualTo("RCPT TO:<r1@dest.test>\r\n");
        assertThat(traffic.proxyLine(199)).isEqualTo("PROXY TCP4 198.18.0.200 127.0.0.1 40000 25\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {Traffic.SMALLEST, 1000, 5120, 5121, 5122, 5123, 70_000})
    void a_message_has_its_size_and_no_bare_line_end(int size) {
        var headers = traffic.headers(7, 1234567, 1_763_773_106_123_456L);
        int length = Traffic.bodyLength(size, headers.length());
        var text = headers + new String(Traffic.body(size), 0, length, StandardCharsets.US_ASCII) + "\r\n";
        assertThat(text.length()).isBetween(size - 1, size);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text).doesNotContain("\n.");
    }

    @Test
    void addresses_go_on_over_the_last_octet() {
        var many = new Traffic(300, "198.18.0.1", 1, "x.test", "dest.test", "run");
        assertThat(many.client(255)).isEqualTo("198.18.1.0");
        assertThat(many.triplets()).isEqualTo(2100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "198.18.0", "198.18.0.256", "mx.test", "1.2.3.4.5"})
    void a_first_address_that_is_none_is_refused(String address) {
        assertThatThrownBy(() -> new Traffic(1, address, 1, "x.test", "dest.test", "run"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an IPv4 address");
    }

    private String triplet(long i) {
        return traffic.client(i) + " " + traffic.sender(i) + " " + traffic.recipient(i);
    }
}
