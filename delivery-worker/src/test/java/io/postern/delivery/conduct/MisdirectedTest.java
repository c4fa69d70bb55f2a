// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.finding.HistoryFinding.Source;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisdirectedTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what became of mail                              | from     | lane     | outcomes                                            | counts
            of three two do not exist                          | stranger | INCOMING | FAILED NO_SUCH_USER,DELIVERED,FAILED NO_SUCH_USER   | 2
            all were delivered                                 | stranger | INCOMING | DELIVERED                                           | 0
            it was refused for something else                  | stranger | INCOMING | FAILED BLOCKED                                      | 0
            nobody knows yet                                   | stranger | INCOMING | DEFERRED NO_SUCH_USER                               | 0
            no server was reached until its time was over      | stranger | INCOMING | GIVEN_UP NO_SUCH_USER                               | 0
            our own people wrote to nobody                     | trusted  | INCOMING | FAILED NO_SUCH_USER                                 | 0
            an upstream handed it on, for whomever             | upstream | INCOMING | FAILED NO_SUCH_USER                                 | 0
            it was on its way to somebody else's server        | stranger | PERSONAL | FAILED NO_SUCH_USER                                 | 0
            it came from this machine                          | here     | INCOMING | FAILED NO_SUCH_USER                                 | 0
            """)
    void is_held_against_its_network(String what, String from, Lane lane, String outcomes, long count) {
        var message = Attempts.message(client(from), lane);
        var seen = Stream.of(outcomes.split(","))
                .map(outcome -> {
                    var words = outcome.split(" ");
                    boolean reached = !words[0].equals("GIVEN_UP");
                    var status = reached ? Status.valueOf(words[0]) : Status.FAILED;
                    @Nullable ReplyClass about = words.length < 2 ? null : ReplyClass.valueOf(words[1]);
                    return Attempts.outcome(message, status, about, reached);
                })
                .toList();
        assertThat(Misdirected.of(message, seen))
                .isEqualTo(
                        count == 0
                                ? Optional.empty()
                                : Optional.of(new Misdirected(new MailSource(Source.NETWORK, "192.0.2.0/24"), count)));
    }

    private static Client client(String from) {
        var stranger = new Client("192.0.2.7", 25_000, "mx", ListenerKind.MX, false);
        return switch (from) {
            case "trusted" -> new Client("192.0.2.7", 25_000, "relay", ListenerKind.RELAY, true);
            case "upstream" -> stranger.handingOn();
            case "here" -> new Client("127.0.0.1", 25_000, "mx", ListenerKind.MX, false);
            default -> stranger;
        };
    }
}
