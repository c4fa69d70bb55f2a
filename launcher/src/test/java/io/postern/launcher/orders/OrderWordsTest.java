// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderWordsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RETRY   | MESSAGE     | 01kan       |                | Message 01kan that waits is tried now, if it is not held.
            HOLD    | DESTINATION | example.net |                | Mail to example.net is held until ./postern queue release --destination example.net; an attempt that is being made ends as it ends.
            HOLD    | SENDER      | ``          |                | Mail from <> is held until ./postern queue release --sender '<>'; an attempt that is being made ends as it ends.
            HOLD    | SENDER      | o'n@b.test  |                | Mail from <o'n@b.test> is held until ./postern queue release --sender 'o'\\''n@b.test'; an attempt that is being made ends as it ends.
            RELEASE | SENDER      | a@b.test    |                | Mail from <a@b.test> goes on now, if it was held and no other order holds it; its time to be tried begins anew then.
            CANCEL  | SENDER      | a@b.test    |                | Mail from <a@b.test> that was accepted until now is taken out of the queue and not tried again; its sender is not told. An attempt that is being made ends as it ends.
            CANCEL  | MESSAGE     | 01kan       |                | Message 01kan is taken out of the queue and not tried again; its sender is not told. An attempt that is being made ends as it ends.
            REROUTE | DESTINATION | example.net | 127.0.0.1:2530 | Mail to example.net is handed over to 127.0.0.1:2530 from now on; ./postern queue reroute --usual takes that back.
            REROUTE | DESTINATION | example.net |                | Mail to example.net goes the usual way again.
            """)
    void one_sentence_says_what_will_happen(
            Action action, Target.Kind kind, String value, @Nullable String route, String sentence) {
        var order = new Command("id", NOON, "root", action, new Target(kind, value), route, "");

        assertThat(OrderWords.of(order, "")).isEqualTo(sentence);
    }

    @Test
    void ids_have_the_form_of_all_others_and_sort_by_time() {
        var one = OrderId.of(NOON, new Random(1));
        var two = OrderId.of(NOON.plusMillis(1), new Random(1));

        assertThat(one).hasSize(26).matches(OrderId::readable).isLessThan(two);
        assertThat(one.substring(0, 10)).isEqualTo("01m81j18g0");
    }
}
