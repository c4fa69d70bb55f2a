// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadTest {
    private final Unread unread = new Unread();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7})
    void what_comes_in_pieces_is_read_in_order_whatever_is_read_between(int read) {
        var came = new StringBuilder();
        var seen = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            var piece = Integer.toString(i);
            came.append(piece);
            unread.add(piece.getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < read && !unread.isEmpty(); n++) {
                seen.append((char) unread.take());
            }
        }
        assertThat(seen + new String(unread.peek(), StandardCharsets.US_ASCII)).isEqualTo(came.toString());
        assertThat(unread.available()).isEqualTo(came.length() - seen.length());
    }

    @Test
    void what_others_gave_is_not_written_to() {
        var given = "ab".getBytes(StandardCharsets.US_ASCII);
        unread.add(given);
        unread.take();
        unread.add("c".getBytes(StandardCharsets.US_ASCII));
        unread.take();
        unread.take();
        unread.add(given);
        unread.add("d".getBytes(StandardCharsets.US_ASCII));
        assertThat(given).isEqualTo("ab".getBytes(StandardCharsets.US_ASCII));
        assertThat(unread.peek()).isEqualTo("abd".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void many_small_pieces_cost_few_copies() {
        unread.add(new byte[] {0});
        int copies = 0;
        var before = unread.bytes();
        for (int i = 0; i < 10_000; i++) {
            unread.add(new byte[] {1});
            copies += before == unread.bytes() ? 0 : 1;
            before = unread.bytes();
        }
        assertThat(copies).isLessThan(20);
    }
}
