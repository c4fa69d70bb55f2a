// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyClassesTest {
    private static final Pattern REPLY = Pattern.compile("(\\d{3})[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3}) )?(.*)");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            450 4.2.0 <a@b.test>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/b.test.html | GREYLISTED
            451 4.7.1 Greylisting in action, please come back later                     | GREYLISTED
            451 4.7.1 Greylisted, please try again in 240 seconds                       | GREYLISTED
            450 4.7.1 Please try again later. Graylisted.                               | GREYLISTED
            421 4.7.0 Try again later, greylisting in action, please come back in 00:05:00 | GREYLISTED
            451 DT:SPM mx1, greylisting, please try again                               | GREYLISTED
            450 4.7.1 Try again in 5 minutes, you are a first time sender               | GREYLISTED
            421 4.7.28 Our system has detected an unusual rate of mail                  | THROTTLED
            421 4.7.0 Too many concurrent SMTP connections from this IP address         | THROTTLED
            450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents delivery | THROTTLED
            451 4.7.651 The mail server has been temporarily rate limited due to IP reputation | THROTTLED
            421 4.3.2 The number of concurrent connections has exceeded a limit: slow down | THROTTLED
            452 4.5.3 Too many messages in this session                                 | THROTTLED
            421 RP-001 The mail server IP exceeded the rate limit allowed               | THROTTLED
            554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | BLOCKED
            451 4.7.1 Service unavailable; Client host [192.0.2.1] blocked using dnsbl.example.net, try again later | BLOCKED
            550 5.7.26 This mail has been blocked because the sender is unauthenticated  | BLOCKED
            550 5.7.1 Unauthenticated email from x.test is not accepted due to domain's DMARC policy | BLOCKED
            550 5.7.25 The IP address sending this message does not have a PTR record   | BLOCKED
            550 5.7.23 The message was rejected because of Sender Policy Framework violation | BLOCKED
            450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]     | BLOCKED
            554 5.7.1 Message rejected due to content restrictions: spam message         | BLOCKED
            550 5.7.1 Relaying denied                                                   | BLOCKED
            554 5.7.1 <x@y.test>: Relay access denied                                   | BLOCKED
            550 5.7.520 Access denied, Your organization does not allow external forwarding | BLOCKED
            554 5.6.0 Message contains a virus: Eicar-Test-Signature                    | BLOCKED
            550 5.1.1 <nobody@y.test>: Recipient address rejected: User unknown in local recipient table | NO_SUCH_USER
            550 No such user here                                                       | NO_SUCH_USER
            550-5.1.1 The email account that you tried to reach does not exist          | NO_SUCH_USER
            550 5.4.1 Recipient address rejected: Access denied                         | NO_SUCH_USER
            550 Unrouteable address                                                     | NO_SUCH_USER
            550 5.2.1 The email account that you tried to reach is disabled             | NO_SUCH_USER
            553 sorry, no mailbox here by that name (#5.1.1 - chkuser)                  | NO_SUCH_USER
            554 delivery error: dd This user doesn't have a yahoo.com account           | NO_SUCH_USER
            450 4.1.1 <x@y.test>: Recipient address rejected: unverified address        | NO_SUCH_USER
            452 4.2.2 The email account that you tried to reach is over quota           | MAILBOX_FULL
            552 5.2.2 Mailbox full                                                      | MAILBOX_FULL
            550 5.7.1 Quota exceeded (mailbox for user is full)                         | MAILBOX_FULL
            452 Requested action not taken: insufficient mailbox storage                | MAILBOX_FULL
            451 4.4.1 no connection to mx.y.test: Connection refused                    | NETWORK
            451 4.4.2 the connection was lost                                           | NETWORK
            451 4.3.0 Temporary lookup failure                                          | OTHER_TEMPORARY
            451 4.3.2 Internal server error                                             | OTHER_TEMPORARY
            452 4.3.1 Insufficient system storage                                       | OTHER_TEMPORARY
            421 4.3.2 Service shutting down                                             | OTHER_TEMPORARY
            451 Message temporarily deferred                                            | OTHER_TEMPORARY
            552 5.3.4 Message size exceeds fixed limit                                  | OTHER_PERMANENT
            501 5.5.2 Syntax error                                                      | OTHER_PERMANENT
            500 command not recognised                                                  | OTHER_PERMANENT
            """)
    void says(String reply, ReplyClass expected) {
        assertThat(ReplyClasses.of(reply(reply))).isEqualTo(expected);
    }

    /** Replies of real servers, as others have sorted them; {@code bounce/README.md} has the source. */
    @Test
    void most_of_what_the_world_says_is_understood() throws IOException {
        var wrong = new ArrayList<String>();
        try (var in = ReplyClassesTest.class.getResourceAsStream("/bounce/replies.tsv")) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList()) {
                var columns = line.split("\t", -1);
                var accepted = new TreeSet<>(Arrays.asList(columns[2].split(",")));
                accepted.add(columns[1]);
                var found = ReplyClasses.of(reply(columns[0]));
                if (!accepted.contains("*")
                        && accepted.stream().noneMatch(label -> meant(label).contains(found))) {
                    wrong.add(found + " for " + columns[0]);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<ReplyClass> meant(String label) {
        return switch (label) {
            case "greylisted" -> Set.of(ReplyClass.GREYLISTED);
            case "rate_limited" -> Set.of(ReplyClass.THROTTLED);
            case "reputation_block", "content_rejected", "policy", "auth_failure", "relay_denied", "auth_required" ->
                Set.of(ReplyClass.BLOCKED);
            case "no_such_user", "mailbox_disabled", "bad_domain" -> Set.of(ReplyClass.NO_SUCH_USER);
            case "mailbox_full" -> Set.of(ReplyClass.MAILBOX_FULL);
            case "network" -> Set.of(ReplyClass.NETWORK);
            case "temp_system_failure", "other", "message_too_big", "protocol_error" ->
                Set.of(ReplyClass.OTHER_TEMPORARY, ReplyClass.OTHER_PERMANENT);
            default -> Set.of();
        };
    }

    @Test
    void a_hostile_text_costs_no_more_than_a_long_one() {
        for (var piece : List.of("mailbox & quota ", "quot", "@", "a@", "i", "\\u0000")) {
            long begun = System.nanoTime();
            assertThat(ReplyClasses.of(new Reply(451, "", piece.repeat(1_000_000))))
                    .isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            4 * three               ; not four columns
            6 * * BLOCKED           ; no code
            4 x * BLOCKED           ; no enhanced code
            4 * quota|| BLOCKED     ; an empty text among the words
            4 * quota& BLOCKED      ; an empty text among the words
            4 * * ANGRY             ; no class of replies: "ANGRY"
            * * * OTHER_TEMPORARY   ; never reached, as the line before fits everything
            """)
    void a_table_that_would_not_do_is_told_by_line(String line, String sentence) {
        var catchAll = "*\t*\t*\tOTHER_PERMANENT";
        assertThatThrownBy(() -> ReplyClasses.read(List.of("# head", line.replace(' ', '\t'), catchAll)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reply-classes.tsv, line ")
                .hasMessageContaining(sentence);
    }

    @Test
    void a_table_without_an_answer_to_everything_is_told() {
        assertThatThrownBy(() -> ReplyClasses.read(List.of("4\t*\t*\tOTHER_TEMPORARY")))
                .hasMessage("reply-classes.tsv, line 1: the last line must fit everything");
    }

    @Test
    void a_line_may_ask_for_replies_without_enhanced_codes() {
        var pattern = ReplyPattern.of("4\t-\t*\tGREYLISTED");
        assertThat(pattern.fits(new Reply(451, "", "later"), "later")).isTrue();
        assertThat(pattern.fits(new Reply(451, "4.7.1", "later"), "later")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            to <a.b+c=d@x-y.test>: no | to <@>: no
            (a@b.test:blocked)        | (@:blocked)
            a@b@c.test and d@e.test   | @@ and @
            none                      | none
            @                         | @
            """)
    void addresses_say_nothing(String reply, String rest) {
        assertThat(WithoutAddresses.of(reply)).isEqualTo(rest);
    }

    private static Reply reply(String text) {
        var found = REPLY.matcher(text);
        assertThat(found.matches()).as(text).isTrue();
        return new Reply(
                Integer.parseInt(found.group(1)), found.group(2) == null ? "" : found.group(2), found.group(3));
    }
}
