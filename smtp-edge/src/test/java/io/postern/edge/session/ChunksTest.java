// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.ListenerKind;
import io.postern.edge.body.Room;
import io.postern.edge.limit.Tarpit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BDAT (RFC 3030). */
class ChunksTest {
    private static final String ENVELOPE =
            "EHLO mail.sender.test\r\nMAIL FROM:<anna@sender.test>\r\nRCPT TO:<bert@local.test>\r\n";
    private final FakeWorld world = FakeWorld.stranger();

    @Test
    void chunks_are_answered_one_by_one_and_the_last_for_the_message_however_the_octets_come() {
        var all =
                ENVELOPE + "BDAT 14\r\nSubject: x\r\n\r\nBDAT 10\r\n.\r\n..\r\nab\rBDAT 1\r\n\nBDAT 0 LAST\r\nNOOP\r\n";
        var octets = all.getBytes(StandardCharsets.US_ASCII);
        for (int size = 1; size <= octets.length; size++) {
            var again = FakeWorld.stranger();
            again.sent.setLength(0);
            for (int from = 0; from < octets.length; from += size) {
                again.receive(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + size)));
            }
            assertThat(codes(again.sent.toString()))
                    .as("pieces of %d", size)
                    .isEqualTo("250 250 250 250 250 250 250 250");
            assertThat(again.outbound).hasSize(1);
            assertThat(((Content.Inline) again.outbound.getFirst().content()).bytes())
                    .isEqualTo("Subject: x\r\n\r\n.\r\n..\r\nab\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void commands_inside_a_chunk_are_content() {
        var smuggled = "x\r\n.\r\nMAIL FROM:<evil@x.test>\r\n";
        assertThat(codes(world.say(ENVELOPE + "BDAT " + smuggled.length() + " LAST\r\n" + smuggled)))
                .isEqualTo("250 250 250 250");
        assertThat(((Content.Inline) world.outbound.getFirst().content()).bytes())
                .isEqualTo(smuggled.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_chunk_out_of_turn_is_passed_over_and_none_of_it_executed() {
        assertThat(codes(world.say("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n"))).isEqualTo("503 250");
        assertThat(codes(world.say("EHLO a\r\nBDAT 6\r\nQUIT\r\n"))).isEqualTo("250 503");
        assertThat(codes(world.say("MAIL FROM:<a@b.test>\r\nBDAT 6\r\nQUIT\r\n")))
                .isEqualTo("250 554");
        assertThat(world.hungUp).isFalse();
        assertThat(world.outbound).isEmpty();
    }

    @Test
    void after_a_chunk_comes_a_chunk_or_the_end_of_the_transaction() {
        world.say(ENVELOPE + "BDAT 3\r\na\r\n");
        assertThat(codes(world.say("DATA\r\n"))).isEqualTo("503");
        assertThat(codes(world.say("RCPT TO:<c@d.test>\r\n"))).isEqualTo("503");
        assertThat(codes(world.say("MAIL FROM:<c@d.test>\r\n"))).isEqualTo("503");
        assertThat(codes(world.say("NOOP\r\nRSET\r\n"))).isEqualTo("250 250");
        assertThat(world.room.used()).as("memory of what was collected").isZero();
        assertThat(codes(world.say("BDAT 1 LAST\r\nx"))).isEqualTo("503");
    }

    @Test
    void a_spoilt_message_is_refused_at_once_and_so_is_its_rest() {
        assertThat(codes(world.say(ENVELOPE + "BDAT 4\r\na\nb\n"))).isEqualTo("250 250 250 554");
        assertThat(codes(world.say("BDAT 1 LAST\r\nx"))).isEqualTo("503");
        assertThat(codes(world.say("RSET\r\nMAIL FROM:<a@b.test>\r\n"))).isEqualTo("250 250");
        assertThat(world.outbound).isEmpty();
        assertThat(world.room.used()).isZero();
    }

    @Test
    void what_cannot_be_counted_ends_the_session() {
        assertThat(world.say("BDAT many\r\n")).startsWith("421 4.5.4 ");
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void a_chunk_larger_than_any_message_may_be_is_refused_behind_its_octets() {
        world.say(ENVELOPE + "BDAT 3\r\na\r\n");
        assertThat(world.say("BDAT 4194305\r\nQUIT\r\n")).isEmpty();
        assertThat(world.room.used()).as("memory of what was collected").isZero();
        assertThat(world.say("x".repeat(4194299))).startsWith("552 5.3.4 ");
        assertThat(codes(world.say("BDAT 6 LAST\r\nQUIT\r\nRSET\r\nMAIL FROM:<a@b.test>\r\n")))
                .isEqualTo("503 250 250");
        assertThat(world.outbound).isEmpty();
        var early = FakeWorld.stranger();
        assertThat(codes(early.say("BDAT 4194305\r\n" + "x".repeat(4194305) + "NOOP\r\n")))
                .isEqualTo("503 250");
    }

    @Test
    void a_message_that_grows_beyond_the_limit_is_refused_at_its_chunk() {
        world.say(ENVELOPE);
        var mebibyte = "0123456789abcd\r\n".repeat(65536);
        for (int i = 0; i < 4; i++) {
            assertThat(codes(world.say("BDAT 1048576\r\n" + mebibyte))).isEqualTo("250");
        }
        assertThat(world.say("BDAT 1\r\nx")).startsWith("552 5.3.4 ");
        assertThat(world.room.used()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what follows RCPT; / is CRLF, ^ a bare LF     | RCPT TO | memory | content                                 | replies     | mistakes
            DATA behind a greylisted recipient              | defer   | 100000 | DATA/                                   | 451         | 0
            a chunk behind it                               | defer   | 100000 | BDAT 1 LAST/x                           | 451         | 0
            two chunks behind it                            | defer   | 100000 | BDAT 1/xBDAT 1 LAST/x                   | 451 451     | 0
            a chunk for which we have no room               | bert    | 10     | BDAT 11 LAST/hello world                | 452         | 0
            such a chunk, and the rest that was on its way  | bert    | 10     | BDAT 11/hello worldBDAT 1/xBDAT 0 LAST/ | 452 452 452 | 0
            a chunk behind a refused recipient              | reject  | 100000 | BDAT 1 LAST/x                           | 554         | 1
            the rest of a message that was refused          | bert    | 100000 | BDAT 3/a^bBDAT 1/xBDAT 0 LAST/          | 554 503 503 | 2
            """)
    void a_chunk_that_we_put_off_is_no_mistake_of_the_client(
            String what, String recipient, int memory, String content, String replies, int mistakes) {
        int messages = 25;
        var message = "MAIL FROM:<anna@sender.test>\r\nRCPT TO:<" + recipient + "@local.test>\r\n"
                + content.replace("/", "\r\n").replace('^', '\n') + "RSET\r\n";
        var client = new FakeWorld();
        client.room = new Room(memory);
        client.tarpit = new Tarpit(1000, Duration.ZERO, mistakes * messages, 0);
        client.begin(FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of()));
        client.say("EHLO a\r\n");
        for (int i = 0; i < messages; i++) {
            assertThat(codes(client.say(message))).matches("250 (250|451|550) " + replies + " 250");
        }
        assertThat(client.hungUp).isFalse();
        client.say("BANANA\r\n");
        assertThat(client.hungUp).as("that was all it may do wrong").isTrue();
    }

    @Test
    void a_client_that_goes_away_between_two_chunks_leaves_nothing_behind() {
        world.say(ENVELOPE + "BDAT 3\r\na\r\n");
        world.run(world.session::gone);
        assertThat(world.room.used()).isZero();
    }

    private static String codes(String replies) {
        return String.join(
                " ",
                replies.lines()
                        .filter(line -> line.charAt(3) == ' ')
                        .map(line -> line.substring(0, 3))
                        .toList());
    }
}
