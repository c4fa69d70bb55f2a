// SPDX-License-Identifier: Apache-2.0
package io.postern.books.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.books.entry.Books;
import io.postern.books.entry.Ending;
import io.postern.books.entry.Entry;
import io.postern.books.entry.Texts;
import io.postern.books.entry.Totals;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.WaitReason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCheckpointTest {
    private static final String KEY = "m1 bert@x.test";
    private static final Entry DEFERRED = new Entry(
            KEY,
            Lane.BULK,
            "anna@local.test",
            "x.test",
            1000,
            2000,
            3,
            4,
            "451 4.7.1 later",
            ReplyClass.GREYLISTED,
            WaitReason.HINT,
            5000,
            "");
    private static final Entry ACCEPTED =
            new Entry(KEY, Lane.INCOMING, "", "x.test", 1000, 1001, 0, 1, "", null, null, 0, "postern.content");

    @Test
    void an_entry_is_read_as_it_was_written() throws IOException {
        for (var entry : List.of(DEFERRED, ACCEPTED)) {
            assertThat(JsonCheckpoint.entry(KEY, JsonCheckpoint.entry(entry), new Texts()))
                    .isEqualTo(entry);
        }
    }

    /** What is in the topic of a running system: this text must stay readable. */
    @Test
    void what_an_earlier_release_has_saved_stays_readable() throws IOException {
        var saved = """
                {"lane":"BULK","sender":"anna@local.test","destination":"x.test","acceptedAt":1000,"since":2000,\
                "attempt":3,"laneAttempt":4,"reply":"451 4.7.1 later","nextAttempt":5000,"class":"GREYLISTED",\
                "waitReason":"HINT"}""";
        assertThat(JsonCheckpoint.entry(KEY, saved.getBytes(UTF_8), new Texts()))
                .isEqualTo(DEFERRED);
        assertThat(new String(JsonCheckpoint.entry(DEFERRED), UTF_8)).isEqualTo(saved);
    }

    @Test
    void what_a_later_release_has_saved_is_read_as_far_as_it_is_known() throws IOException {
        var saved = "{\"lane\":\"EXPRESS\",\"class\":\"TARPITTED\",\"colour\":{},\"attempt\":2}";
        assertThat(JsonCheckpoint.entry(KEY, saved.getBytes(UTF_8), new Texts()))
                .returns(2, Entry::attempt)
                .returns(Lane.INCOMING, Entry::lane)
                .returns(null, Entry::replyClass);
    }

    @Test
    void totals_and_positions_are_read_as_they_were_written() throws IOException {
        var totals = new Totals(
                10,
                1,
                2,
                Map.of(new Ending.Delivered(), 5L, new Ending.Reported(), 2L, new Ending.Removed("null-sender"), 3L),
                Map.of(new Ending.Removed("failed"), 1L),
                7,
                8);
        var positions = Map.of("postern.outbound.bulk-0", 12L, "postern.deliveries-1", 99L);

        var read = JsonCheckpoint.checkpoint(JsonCheckpoint.positions(500, 100, totals, positions), List.of(DEFERRED));

        assertThat(read).isEqualTo(new Checkpoint(500, 100, totals, positions, List.of(DEFERRED)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "null",
                "5",
                "{}",
                "{\"at\":500}",
                "{\"at\":500,\"positions\":5}",
                "{\"positions\":{}}"
            })
    void books_begin_anew_with_what_was_open_where_there_are_no_positions(String value) {
        var anew = KafkaCheckpoints.checkpoint(value.getBytes(UTF_8), List.of(DEFERRED), 700);
        var books = new Books();
        books.restore(anew.entries(), anew.totals());

        assertThat(anew.entries()).containsExactly(DEFERRED);
        assertThat(anew.positions()).isEmpty();
        assertThat(anew.began()).isEqualTo(700);
        assertThat(books.difference()).as("the books balance").isZero();
    }
}
