// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.Command.Target.Kind;
import io.postern.launcher.books.OpenEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Message m is from anna@a.test, to bert@b.test by way of mx.test:25, and to cleo@c.test; root has held what is held. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the message is held                  | held                 | released  | to              | exit | sentence
            by itself                              | m                    | m         | b.test c.test   | 0    | Message m is no longer held, and goes on now; its time to be tried begins anew.
            not at all                             |                      | m         | b.test c.test   | 1    | Message m is not held, so nothing was ordered; ./postern queue why m -c own.yaml tells why it waits.
            not, but another one is                | n other.test         | m         | b.test c.test   | 1    | Message m is not held, so nothing was ordered; ./postern queue why m -c own.yaml tells why it waits.
            by its destination                     | b.test               | m         | b.test          | 1    | Message m stays on hold, and nothing was ordered: root has put mail to b.test on hold, and ./postern queue release --destination b.test -c own.yaml ends that.
            by the server it goes to               | mx.test:25           | m         | b.test          | 1    | Message m stays on hold, and nothing was ordered: root has put mail to mx.test:25 on hold, and ./postern queue release --destination mx.test:25 -c own.yaml ends that.
            by its sender                          | anna@a.test          | m         | b.test c.test   | 1    | Message m stays on hold, and nothing was ordered: root has put mail from <anna@a.test> on hold, and ./postern queue release --sender 'anna@a.test' -c own.yaml ends that.
            by both destinations                   | b.test c.test        | m         | b.test c.test   | 1    | Message m stays on hold, and nothing was ordered: root has put mail to b.test on hold, and ./postern queue release --destination b.test -c own.yaml ends that; root has put mail to c.test on hold, and ./postern queue release --destination c.test -c own.yaml ends that.
            by one destination of two              | c.test               | m         | b.test c.test   | 1    | Message m itself is not held, so nothing was ordered; 1 of 2 recipients stay on hold: root has put mail to c.test on hold, and ./postern queue release --destination c.test -c own.yaml ends that.
            by itself and by its destination       | m b.test             | m         | b.test          | 1    | Message m is no longer held of itself, and stays on hold: root has put mail to b.test on hold, and ./postern queue release --destination b.test -c own.yaml ends that.
            by itself and by one destination       | m c.test             | m         | b.test c.test   | 0    | Message m goes on now, but 1 of 2 recipients stay on hold: root has put mail to c.test on hold, and ./postern queue release --destination c.test -c own.yaml ends that.
            by what is released with it            | b.test               | m b.test  | b.test          | 0    | Message m is no longer held, and goes on now; its time to be tried begins anew.
            by more than is released with it       | b.test c.test        | m b.test  | b.test c.test   | 0    | Message m goes on now, but 1 of 2 recipients stay on hold: root has put mail to c.test on hold, and ./postern queue release --destination c.test -c own.yaml ends that.
            by itself, and the books are away      | m                    | m         |                 | 0    | Message m goes on now, if neither its sender nor its destination is held; its time to be tried begins anew.
            not by itself, and the books are away  | b.test               | m         |                 | 1    | Message m itself is not held, so nothing was ordered; whether its sender or its destination is cannot be seen while the books do not answer.
            """)
    void a_message_goes_on_once_nothing_holds_it(
            String what, @Nullable String held, String released, @Nullable String to, int exit, String sentence) {
        var waiting = to == null
                ? null
                : targets(to).stream().map(one -> entry(one.value())).toList();
        var releasing = new Releasing(holds(held), targets(released), " -c own.yaml");

        assertThat(shown(releasing.of(new Target(Kind.MESSAGE, "m"), waiting))).isEqualTo(exit + " " + sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # it is                     | held           | released    | exit | sentence
            a destination on hold       | b.test         | b.test      | 0    | Mail to b.test is no longer held, and goes on now; its time to be tried begins anew.
            one of several              | b.test m       | b.test      | 0    | Mail to b.test is no longer held, and goes on now but for what another order holds; its time to be tried begins anew.
            a destination nobody held   | m anna@b.test  | b.test      | 1    | Nobody has put mail to b.test on hold, so nothing was ordered; ./postern queue list --state held -c own.yaml shows what is held.
            a sender on hold            | anna@a.test    | anna@a.test | 0    | Mail from <anna@a.test> is no longer held, and goes on now; its time to be tried begins anew.
            a sender nobody held        |                | anna@a.test | 1    | Nobody has put mail from <anna@a.test> on hold, so nothing was ordered; ./postern queue list --state held -c own.yaml shows what is held.
            """)
    void a_hold_that_nobody_ordered_is_not_released(
            String what, @Nullable String held, String released, int exit, String sentence) {
        var all = targets(released);

        assertThat(shown(new Releasing(holds(held), all, " -c own.yaml").of(all.getFirst())))
                .isEqualTo(exit + " " + sentence);
    }

    private static String shown(Releasing.Outcome outcome) {
        return switch (outcome) {
            case Releasing.Ends(var words, var goesOn) -> (goesOn ? 0 : 1) + " " + words;
            case Releasing.Pointless(var words) -> 1 + " " + words;
        };
    }

    private static Map<Target, Command> holds(@Nullable String held) {
        var holds = new HashMap<Target, Command>();
        if (held != null) {
            targets(held)
                    .forEach(target ->
                            holds.put(target, new Command("id", NOON, "root", Action.HOLD, target, null, "")));
        }
        return holds;
    }

    /** A word of one letter is a message, one with an at sign a sender. */
    private static List<Target> targets(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> new Target(
                        word.length() == 1 ? Kind.MESSAGE : word.contains("@") ? Kind.SENDER : Kind.DESTINATION, word))
                .toList();
    }

    private static OpenEntry entry(String domain) {
        var first = domain.equals("b.test");
        return new OpenEntry(
                "m",
                "Anna@a.test",
                first ? "bert@B.test" : "cleo@c.test",
                first ? "mx.test:25" : domain,
                "personal",
                "held",
                NOON,
                NOON,
                0,
                "",
                "",
                "",
                null,
                null,
                null);
    }
}
