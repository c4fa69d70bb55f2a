// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** The message is m1 from anna@x.test to y.test, accepted at noon; orders are given a minute later unless said. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody has ordered anything               |                                                    | go
            a message is held                         | HOLD MESSAGE m1                                    | hold
            another message is held                   | HOLD MESSAGE m2                                    | go
            a destination is held                     | HOLD DESTINATION y.test                            | hold
            a sender is held, in whatever case        | HOLD SENDER anna@x.test                            | hold
            a held message is released                | HOLD MESSAGE m1; RELEASE MESSAGE m1                | go
            releasing a message does not help it where its destination is held | HOLD DESTINATION y.test; RELEASE MESSAGE m1 | hold
            a release may be taken back               | RELEASE MESSAGE m1; HOLD MESSAGE m1                | hold
            a message is cancelled                    | CANCEL MESSAGE m1                                  | cancel
            what is held can be cancelled             | HOLD MESSAGE m1; CANCEL MESSAGE m1                 | cancel
            all mail of a sender is cancelled         | CANCEL SENDER anna@x.test                          | cancel
            an old order does not end later mail      | EARLIER CANCEL SENDER anna@x.test                  | go
            a destination gets another server         | REROUTE DESTINATION y.test 10.0.0.1:25             | go 10.0.0.1:25
            a message's own server comes first        | REROUTE DESTINATION y.test 10.0.0.1:25; REROUTE MESSAGE m1 10.0.0.2:25 | go 10.0.0.2:25
            a route is taken back                     | REROUTE DESTINATION y.test 10.0.0.1:25; REROUTE DESTINATION y.test | go
            to try now changes nothing afterwards     | RETRY MESSAGE m1                                   | go
            """)
    void says(String what, String given, String expected) {
        var orders = new Orders();
        if (given != null) {
            int number = 0;
            for (var each : given.split(";")) {
                orders.apply(command("c" + ++number, each.strip().split(" ")));
            }
        }
        assertThat(show(orders.about("m1", "Anna@x.test", List.of("192.0.2.1:25", "y.test"), NOON)))
                .isEqualTo(expected);
    }

    private static Command command(String id, String[] words) {
        boolean earlier = words[0].equals("EARLIER");
        int at = earlier ? 1 : 0;
        var target = new Target(Target.Kind.valueOf(words[at + 1]), words[at + 2]);
        return new Command(
                id,
                earlier ? NOON.minusSeconds(60) : NOON.plusSeconds(60),
                "test",
                Action.valueOf(words[at]),
                target,
                words.length > at + 3 ? words[at + 3] : null,
                "");
    }

    private static String show(Order order) {
        return switch (order) {
            case Order.Go(var route) -> route == null ? "go" : "go " + route;
            case Order.Hold _ -> "hold";
            case Order.Cancel _ -> "cancel";
        };
    }
}
