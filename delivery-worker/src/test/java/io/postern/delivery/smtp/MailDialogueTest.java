// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Demands;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDialogueTest {
    private static final Capabilities PIPELINING = new Capabilities(true, true, true, 0, false, false);

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
            var dialogue = dialogue(server, "a", "b");
            var end = play(dialogue, server, replies);
            var results = dialogue.takeDecided();
            assertThat(results)
                    .extracting(r -> r.recipient() + " " + r.reply().code() + " " + r.scope())
                    .containsExactlyInAnyOrder("a " + a, "b " + b);
            assertThat(end)
                    .isEqualTo(new Step.Over(server.pipelining() || then != Step.Then.CLOSE ? then : Step.Then.QUIT));
        }
    }

    /** Without PIPELINING some commands are never said, so their replies are left out. */
    private static Step play(MailDialogue dialogue, Capabilities server, String replies) {
        var codes = new ArrayList<>(List.of(replies.split(" ")));
        var step = dialogue.start();
        while (!(step instanceof Step.Over)) {
            if (step instanceof Step.SendContent) {
                dialogue.contentSent();
            }
            if (step instanceof Step.Say(var words) && !server.pipelining() && words.startsWith("DATA")) {
                codes = new ArrayList<>(
                        codes.subList(Math.max(0, codes.size() - (hasEnd(replies) ? 2 : 1)), codes.size()));
            }
            step = dialogue.on(new ServerReply(Integer.parseInt(codes.removeFirst()), List.of("text")));
        }
        return step;
    }

    private static boolean hasEnd(String replies) {
        return replies.split(" ").length == 5;
    }

    @Test
    void too_big_for_a_recipient_is_no_matter_of_how_many_there_are() {
        var dialogue = dialogue(PIPELINING, "a", "b");
        dialogue.start();
        dialogue.on(new ServerReply(250, List.of("2.1.0 Ok")));
        dialogue.on(new ServerReply(552, List.of("5.3.4 Message too big for the mail server behind")));
        dialogue.on(new ServerReply(552, List.of("5.5.3 Too many recipients")));
        assertThat(dialogue.takeDecided())
                .extracting(result -> result.reply().line())
                .containsExactly(
                        "552 5.3.4 Message too big for the mail server behind", "452 4.5.3 Too many recipients");
    }

    @Test
    void with_pipelining_all_commands_are_one_flight() {
        assertThat(dialogue(PIPELINING, "a", "b").start())
                .isEqualTo(new Step.Say(
                        "MAIL FROM:<s@x> SIZE=1000 BODY=8BITMIME\r\nRCPT TO:<a>\r\nRCPT TO:<b>\r\nDATA\r\n"));
    }

    @Test
    void without_it_each_waits_for_its_reply() {
        assertThat(dialogue(Capabilities.NONE, "a").start()).isEqualTo(new Step.Say("MAIL FROM:<s@x>\r\n"));
    }

    @Test
    void a_message_that_is_too_large_for_the_server_is_not_even_offered() {
        var dialogue = dialogue(new Capabilities(true, true, true, 999, false, false), "a");
        assertThat(dialogue.start()).isEqualTo(new Step.Over(Step.Then.GO_ON));
        assertThat(dialogue.takeDecided().getFirst().reply().line())
                .startsWith("552 5.3.4")
                .contains("999");
    }

    @Test
    void a_refusal_is_known_before_the_message_is_sent() {
        var dialogue = dialogue(PIPELINING, "a", "b");
        dialogue.start();
        dialogue.on(new ServerReply(250, List.of("")));
        dialogue.on(new ServerReply(550, List.of("no")));
        assertThat(dialogue.takeDecided()).extracting(Result::recipient).containsExactly("a");
        assertThat(dialogue.takeDecided()).isEmpty();
    }

    @Test
    void an_acceptance_before_the_end_of_the_message_is_none() {
        var dialogue = dialogue(PIPELINING, "a");
        dialogue.start();
        dialogue.on(new ServerReply(250, List.of("")));
        dialogue.on(new ServerReply(250, List.of("")));
        assertThat(dialogue.on(new ServerReply(354, List.of("")))).isEqualTo(new Step.SendContent());
        assertThat(dialogue.on(new ServerReply(250, List.of("")))).isEqualTo(new Step.Over(Step.Then.CLOSE));
        assertThat(dialogue.takeDecided().getFirst().scope()).isEqualTo(Scope.SESSION);
    }

    @Test
    void a_connection_lost_behind_the_final_dot_leaves_the_outcome_unknown() {
        var dialogue = dialogue(PIPELINING, "a");
        dialogue.start();
        dialogue.on(new ServerReply(250, List.of("")));
        dialogue.on(new ServerReply(250, List.of("")));
        dialogue.on(new ServerReply(354, List.of("")));
        assertThat(dialogue.outcomeUnknown()).isFalse();
        dialogue.contentSent();
        assertThat(dialogue.outcomeUnknown()).isTrue();
        dialogue.lost(new Reply(451, "4.4.2", "lost"));
        assertThat(dialogue.takeDecided().getFirst().permanent()).isFalse();
    }

    private static MailDialogue dialogue(Capabilities server, String... recipients) {
        return new MailDialogue(
                server,
                new Envelope("s@x", List.of(recipients), 1000, true, Demands.NONE, Map.of()),
                "mx[192.0.2.1]:25");
    }

    @Test
    void what_the_client_asked_for_is_asked_of_a_server_that_knows_it() {
        var demands = new Demands(true, "HDRS", "q+2B1");
        var wishes = Map.of("a@x", new Recipient("a@x", "NEVER", "rfc822;b@y"));
        var envelope = new Envelope("\u00e4@x", List.of("a@x", "b@x"), 10, false, demands, wishes);
        var knowing = new Capabilities(true, false, false, 0, true, true);
        assertThat(((Step.Say) new MailDialogue(knowing, envelope, null).start()).lines())
                .isEqualTo("MAIL FROM:<\u00e4@x> SMTPUTF8 RET=HDRS ENVID=q+2B1\r\n"
                        + "RCPT TO:<a@x> NOTIFY=NEVER ORCPT=rfc822;b@y\r\nRCPT TO:<b@x>\r\nDATA\r\n");
        var plain = new Envelope("s@x", List.of("a@x"), 10, false, new Demands(false, "FULL", "1"), wishes);
        assertThat(((Step.Say) new MailDialogue(Capabilities.NONE, plain, null).start()).lines())
                .isEqualTo("MAIL FROM:<s@x>\r\n");
    }

    @Test
    void mail_beyond_ascii_fails_at_a_server_that_knows_only_ascii() {
        var envelope = new Envelope("s@x", List.of("a@x"), 10, false, new Demands(true, null, null), Map.of());
        var dialogue = new MailDialogue(PIPELINING, envelope, null);
        assertThat(dialogue.start()).isEqualTo(new Step.Over(Step.Then.GO_ON));
        assertThat(dialogue.takeDecided().getFirst().reply().line()).startsWith("550 5.6.7 ");
    }
}
