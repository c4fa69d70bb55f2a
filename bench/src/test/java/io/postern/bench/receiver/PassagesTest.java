// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private final Passages passages = new Passages();

    @Test
    void tries_and_times_are_those_of_the_recipient() {
        tried("a@x.test", 0);
        tried("a@x.test", 5);
        tried("a@x.test", 20);
        taken("<1@y>", "a@x.test", 21);
        tried("b@x.test", 3);
        tried("b@x.test", 4);
        assertThat(passages.of("<1@y>", "a@x.test"))
                .contains(new Passage("<1@y>", "a@x.test", START, START.plusSeconds(21), 3, 1, START.plusSeconds(21)));
        assertThat(passages.of("<1@y>", "b@x.test")).isEmpty();
        assertThat(passages.openTries("s@y.test", "b@x.test")).isEqualTo(2);
        assertThat(passages.count()).isEqualTo(new ReceiverCount(1, 1, 0, 5, 2, START, START.plusSeconds(21)));
        assertThat(passages.count("a@x.test"::equals).took()).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void the_same_message_for_the_same_recipient_again_is_a_duplicate() {
        for (var id : List.of("<1@y>", "<2@y>", "<1@y>")) {
            tried("a@x.test", 0);
            taken(id, "a@x.test", 1);
        }
        var count = passages.count();
        assertThat(count.delivered()).isEqualTo(2);
        assertThat(count.duplicates()).isEqualTo(1);
        assertThat(count.tries()).isEqualTo(3);
        assertThat(count.wasted()).isZero();
    }

    private void tried(String recipient, long second) {
        passages.tried("s@y.test", recipient, START.plusSeconds(second));
    }

    private void taken(String id, String recipient, long second) {
        passages.delivered(id, "s@y.test", List.of(recipient), START.plusSeconds(second));
    }
}
