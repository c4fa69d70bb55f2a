// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {
    private static final Capabilities PIPELINING = new Capabilities(true, true, true, 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                   | replies to MAIL, RCPT a, RCPT b, DATA, end | a                | b                 | then
            both are delivered                       | 250 250 250 354 250                        | 250 MESSAGE      | 250 MESSAGE       | GO_ON
            one recipient is refused                 | 250 550 250 354 250                        | 550 RECIPIENT    | 250 MESSAGE       | GO_ON
            one recipient is put off                 | 250 250 451 354 250                        | 250 MESSAGE      | 451 RECIPIENT     | GO_ON
            both are refused, and DATA too           | 250 550 451 503                            | 550 RECIPIENT    | 451 RECIPIENT     | QUIT
            both are refused, and DATA is not        | 250 550 550 354                            | 550 RECIPIENT    | 550 RECIPIENT     | CLOSE
            the sender is refused                    | 550 503 503 503                            | 550 MESSAGE      | 550 MESSAGE       | QUIT
            the sender is refused, DATA is not       | 550 250 250 354                            | 550 MESSAGE      | 550 MESSAGE       | CLOSE
            DATA is put off                          | 250 250 250 451                            | 451 MESSAGE      | 451 MESSAGE       | QUIT
            the message is refused                   | 250 250 250 354 554                        | 554 MESSAGE      | 554 MESSAGE       | GO_ON
            the message is refused for those left    | 250 550 250 354 554                        | 550 RECIPIENT    | 554 MESSAGE       | GO_ON
            421 in the middle                        | 250 550 421                                | 550 RECIPIENT    | 421 SESSION       | QUIT
            421 at the end                           | 250 250 250 354 421                        | 421 SESSION      | 421 SESSION       | QUIT
            552 at RCPT is too many recipients       | 250 250 552 354 250                        | 250 MESSAGE      | 452 RECIPIENT     | GO_ON
            a 3xx to RCPT is no acceptance           | 250 334 250 354 250                        | 451 RECIPIENT    | 250 MESSAGE       | GO_ON
            a 2xx to DATA is no invitation           | 250 250 250 250                            | 451 MESSAGE      | 451 MESSAGE       | QUIT
            a 3xx to the message is no acceptance    | 250 250 250 354 354                        | 451 MESSAGE      | 451 MESSAGE       | GO_ON
            251 and 252 are acceptances              | 250 251 252 354 250                        | 250 MESSAGE      | 250 MESSAGE       | GO_ON
            """)
    void decides(String what, String replies, String a, String b, Step.Then then) {
        for (var server : List.of(PIPELINING, Capabilities.NONE)) {
            var transaction = transaction(server, "a", "b");
            var end = play(transaction, server, replies);
            var results = transaction.takeDecided();
            assertThat(results)
                    .extracting(r -> r.recipient() + " " + r.reply().code() + " " + r.scope())
                    .containsExactlyInAnyOrder("a " + a, "b " + b);
            assertThat(end)
                    .isEqualTo(new Step.Over(server.pipelining() || then != Step.Then.CLOSE ? then : Step.Then.QUIT));
        }
    }

    /** Without PIPELINING some commands are never said, so their replies are left out. */
    private static Step play(Transaction transaction, Capabilities server, String replies) {
        var codes = new ArrayList<>(List.of(replies.split(" ")));
        var step = transaction.start();
        while (!(step instanceof Step.Over)) {
            if (step instanceof Step.SendContent) {
                transaction.contentSent();
            }
            if (step instanceof Step.Say(var words) && !server.pipelining() && words.startsWith("DATA")) {
                codes = new ArrayList<>(
                        codes.subList(Math.max(0, codes.size() - (hasEnd(replies) ? 2 : 1)), codes.size()));
            }
            step = transaction.on(new ServerReply(Integer.parseInt(codes.removeFirst()), List.of("text")));
        }
        return step;
    }

    private static boolean hasEnd(String replies) {
        return replies.split(" ").length == 5;
    }

    @Test
    void with_pipelining_all_commands_are_one_flight() {
        assertThat(transaction(PIPELINING, "a", "b").start())
                .isEqualTo(new Step.Say(
                        "MAIL FROM:<s@x> SIZE=1000 BODY=8BITMIME\r\nRCPT TO:<a>\r\nRCPT TO:<b>\r\nDATA\r\n"));
    }

    @Test
    void without_it_each_waits_for_its_reply() {
        assertThat(transaction(Capabilities.NONE, "a").start()).isEqualTo(new Step.Say("MAIL FROM:<s@x>\r\n"));
    }

    @Test
    void a_message_that_is_too_large_for_the_server_is_not_even_offered() {
        var transaction = transaction(new Capabilities(true, true, true, 999), "a");
        assertThat(transaction.start()).isEqualTo(new Step.Over(Step.Then.GO_ON));
        assertThat(transaction.takeDecided().getFirst().reply().line())
                .startsWith("552 5.3.4")
                .contains("999");
    }

    @Test
    void a_refusal_is_known_before_the_message_is_sent() {
        var transaction = transaction(PIPELINING, "a", "b");
        transaction.start();
        transaction.on(new ServerReply(250, List.of("")));
        transaction.on(new ServerReply(550, List.of("no")));
        assertThat(transaction.takeDecided()).extracting(Result::recipient).containsExactly("a");
        assertThat(transaction.takeDecided()).isEmpty();
    }

    @Test
    void an_acceptance_before_the_end_of_the_message_is_none() {
        var transaction = transaction(PIPELINING, "a");
        transaction.start();
        transaction.on(new ServerReply(250, List.of("")));
        transaction.on(new ServerReply(250, List.of("")));
        assertThat(transaction.on(new ServerReply(354, List.of("")))).isEqualTo(new Step.SendContent());
        assertThat(transaction.on(new ServerReply(250, List.of("")))).isEqualTo(new Step.Over(Step.Then.CLOSE));
        assertThat(transaction.takeDecided().getFirst().scope()).isEqualTo(Scope.SESSION);
    }

    @Test
    void a_connection_lost_behind_the_final_dot_leaves_the_outcome_unknown() {
        var transaction = transaction(PIPELINING, "a");
        transaction.start();
        transaction.on(new ServerReply(250, List.of("")));
        transaction.on(new ServerReply(250, List.of("")));
        transaction.on(new ServerReply(354, List.of("")));
        assertThat(transaction.outcomeUnknown()).isFalse();
        transaction.contentSent();
        assertThat(transaction.outcomeUnknown()).isTrue();
        transaction.lost(new Reply(451, "4.4.2", "lost"));
        assertThat(transaction.takeDecided().getFirst().permanent()).isFalse();
    }

    private static Transaction transaction(Capabilities server, String... recipients) {
        return new Transaction(server, new Envelope("s@x", List.of(recipients), 1000, true), "mx[192.0.2.1]:25");
    }
}
