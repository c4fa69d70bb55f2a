// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final String CODE = "01k9zzzzzzabcdefghjkmnpqrs";
    private final Codes codes = new Codes(100);

    @Test
    void what_was_found_out_before_a_refusal_comes_with_it() {
        add(1, "accept");
        assertThat(codes.find(CODE)).isEmpty();
        add(2, "reject");
        assertThat(codes.find(CODE)).containsExactly(place(1), place(2));
        add(3, "accept");
        add(4, "defer");
        assertThat(codes.find(CODE)).containsExactly(place(1), place(2), place(3), place(4));
        assertThat(codes.size()).isEqualTo(4);
    }

    @Test
    void mail_that_is_taken_is_not_remembered() {
        add(1, "accept");
        assertThat(codes.size()).isZero();
    }

    private void add(long offset, String kind) {
        var value = "{\"sessionId\":\"" + CODE + "\",\"kind\":\"" + kind + "\"}";
        codes.add(place(offset), value.getBytes(StandardCharsets.US_ASCII));
    }

    private static Place place(long offset) {
        return new Place(Place.Source.HISTORY, 0, offset);
    }
}
