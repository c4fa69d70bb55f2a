// SPDX-License-Identifier: Apache-2.0
package io.postern.books.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.books.Mails;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsTest {

    /** Orders are given a second after the other; the message is m1 from anna@local.test to x.test. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what was ordered                          | orders                                         | held by | released after
            nothing                                      |                                                |         | 0
            a hold on the message                        | HOLD MESSAGE m1                                | c0      | 0
            a hold on another message                    | HOLD MESSAGE m2                                |         | 0
            a hold on its sender, however it is written  | HOLD SENDER anna@local.test                    | c0      | 0
            a hold on its destination                    | HOLD DESTINATION x.test                        | c0      | 0
            a hold on the server of its route            | HOLD DESTINATION relay.test                    | c0      | 0
            the one about the message is told first      | HOLD DESTINATION x.test, HOLD MESSAGE m1       | c1      | 0
            held and released                            | HOLD MESSAGE m1, RELEASE MESSAGE m1            |         | 1
            a release of one is no release of the other  | HOLD SENDER anna@local.test, RELEASE MESSAGE m1 | c0      | 1
            released and held again                      | HOLD MESSAGE m1, RELEASE MESSAGE m1, HOLD MESSAGE m1 | c2 | 0
            other orders hold nothing                    | RETRY MESSAGE m1, CANCEL MESSAGE m1            |         | 0
            """)
    void hold(String what, @Nullable String orders, @Nullable String by, long released) {
        var holds = new Holds();
        int number = 0;
        for (var order : orders == null ? new String[0] : orders.split(", ")) {
            var words = order.split(" ");
            holds.apply(new Command(
                    "c" + number,
                    Mails.NOON.plusSeconds(number),
                    "root",
                    Action.valueOf(words[0]),
                    new Target(Target.Kind.valueOf(words[1]), words[2]),
                    null,
                    ""));
            number++;
        }
        var names = List.of("relay.test", "x.test");
        var hold = holds.over("m1", "Anna@local.test", names);
        assertThat(hold == null ? null : hold.id()).isEqualTo(by);
        long expected = released == 0 ? 0 : Mails.NOON.plusSeconds(released).toEpochMilli();
        assertThat(holds.releasedAt("m1", "Anna@local.test", names)).isEqualTo(expected);
    }
}
