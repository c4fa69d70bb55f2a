// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkSessionTest {
    private static final String MESSAGE = "X-Bench-Sent: 1000\r\nX-Bench-Id: abc.17\r\nFrom: a@b.test\r\n\r\n"
            + "X-Bench-Id: no.header\r\n.\n.\r.\r\nnot yet\r\n..\r\n";
    private static final String DIALOGUE =
            "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.test>\r\nRCPT TO:<c@b.test>\r\nDATA\r\n" + MESSAGE
                    + ".\r\nQUIT\r\n";

    private final SinkTally tally = new SinkTally();
    private final StringBuilder said = new StringBuilder();
    private final SinkSession session =
            new SinkSession(tally, reply -> said.append(new String(reply, US_ASCII)), () -> {});

    @ParameterizedTest(name = "pieces of {0}")
    @ValueSource(ints = {1, 2, 3, 5, 7, 100, 10_000})
    void a_dialogue_is_understood_however_it_is_cut(int piece) {
        var octets = DIALOGUE.getBytes(US_ASCII);
        for (int at = 0; at < octets.length; at += piece) {
            int length = Math.min(piece, octets.length - at);
            var part = new byte[length];
            System.arraycopy(octets, at, part, 0, length);
            session.received(part, length);
        }
        assertThat(codes()).containsExactly("250", "250", "250", "250", "354", "250", "221");
        assertThat(session.over()).isTrue();
        var count = tally.count();
        assertThat(count.messages()).isEqualTo(1);
        assertThat(count.recipients()).isEqualTo(2);
        assertThat(count.octets()).isEqualTo(MESSAGE.length());
        assertThat(count.onTheWay().count()).isEqualTo(1);
    }

    @Test
    void the_same_message_twice_is_a_duplicate_and_another_run_is_not() {
        var twice = "MAIL FROM:<>\r\nRCPT TO:<a@b.test>\r\nDATA\r\n" + MESSAGE + ".\r\n";
        say(twice);
        say(twice);
        say(twice.replace("abc.17", "abd.17"));
        assertThat(tally.count().messages()).isEqualTo(3);
        assertThat(tally.count().duplicates()).isEqualTo(1);
    }

    @Test
    void data_without_recipients_is_refused_and_nothing_counted() {
        say("MAIL FROM:<>\r\nDATA\r\nRSET\r\nFOO\r\n");
        assertThat(codes()).containsExactly("250", "503", "250", "500");
        assertThat(tally.messages()).isZero();
    }

    @Test
    void messages_that_do_not_come_from_the_generator_count_too() {
        say("MAIL FROM:<>\r\nRCPT TO:<a@b.test>\r\nDATA\r\n.\r\n");
        assertThat(tally.count().messages()).isEqualTo(1);
        assertThat(tally.count().onTheWay().count()).isZero();
    }

    @Test
    void headers_put_in_front_do_not_hide_the_generators() {
        var head = ("Received: from x\r\n by y\r\n" + MESSAGE).getBytes(US_ASCII);
        assertThat(BenchHeaders.find(head, head.length)).isEqualTo(new BenchHeaders(1000, "abc", 17));
    }

    private void say(String text) {
        session.received(text.getBytes(US_ASCII), text.length());
    }

    private List<String> codes() {
        return Stream.of(said.toString().split("\r\n"))
                .filter(line -> line.charAt(3) == ' ')
                .map(line -> line.substring(0, 3))
                .collect(Collectors.toList());
    }
}
