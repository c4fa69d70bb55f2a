// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.dialogue.Expected.Closed;
import io.postern.testkit.dialogue.Expected.Reply;
import io.postern.testkit.dialogue.Step.Expect;
import io.postern.testkit.dialogue.Step.Say;
import io.postern.testkit.smtp.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueParserTest {

    @Test
    void a_file_is_its_steps_in_order() {
        var dialogue = DialogueParser.parse("a-friend-is-greeted", """
                # What it shows.
                LISTENER relay
                UNLESS exim because it has no friends

                S: 220
                C: EHLO friend.test
                S: 250 /PIPELINING/
                S(postfix): 5xx because it is in a bad mood
                C: QUIT
                S: 221
                CLOSED
                """);
        assertThat(dialogue.sentence()).isEqualTo("a friend is greeted");
        assertThat(dialogue.listener()).isEqualTo("relay");
        assertThat(dialogue.unless()).containsOnlyKeys("exim").containsValue("it has no friends");
        assertThat(dialogue.steps()).extracting(Step::line).containsExactly(5, 6, 7, 9, 10, 11);
        assertThat(expected(dialogue, 2, "postern")).hasToString("250 /PIPELINING/");
        assertThat(expected(dialogue, 2, "postfix")).hasToString("5xx");
        assertThat(expected(dialogue, 5, "postfix")).isInstanceOf(Closed.class);
    }

    @ParameterizedTest(name = "{0} sends {1}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '~', textBlock = """
            C: NOOP                        | NOOP\\r\\n
            C:                             | \\r\\n
            C: a \\r b                     | a \\\\r b\\r\\n
            C: ü                           | \\xc3\\xbc\\r\\n
            C: : S: 250                    | : S: 250\\r\\n
            C(raw): .\\r\\n                | .\\r\\n
            C(raw): a\\0\\t\\\\\\xfF       | a\\0\\t\\\\\\xff
            C(raw): ü\\x20.                | \\xc3\\xbc .
            C(base64): AUTH PLAIN \\0a\\0b | AUTH PLAIN AGEAYg==\\r\\n
            C(base64): a                   | YQ==\\r\\n
            C(repeat 3): x                 | xxx
            C(repeat 2): u\\#\\r\\n        | u1\\r\\nu2\\r\\n
            """)
    void says(String line, String octets) {
        assertThat(octets(steps("S: 220\n" + line + "\nCLOSED\n").get(1))).isEqualTo(octets);
    }

    @ParameterizedTest(name = "{0} fits {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            250                  ; 250 Ok                  ; true
            250                  ; 251 Ok                  ; false
            25x                  ; 251 Ok                  ; true
            5xx                  ; 250 Ok                  ; false
            250|252              ; 252 Perhaps             ; true
            250 /Ok$/            ; 250 2.0.0 Ok            ; true
            250 /Ok$/            ; 250 2.0.0 Ok then       ; false
            250 /^250-SIZE/      ; 250-mx.test~250-SIZE 9~250 8BITMIME ; true
            250 /^250.8BITMIME$/ ; 250-mx.test~250-SIZE 9~250 8BITMIME ; true
            250 /DSN/            ; 250-mx.test~250-SIZE 9~250 8BITMIME ; false
            554 /a/b/            ; 554 5.0.0 either a/b    ; true
            """)
    void expects(String expectation, String reply, boolean fits) {
        var step = (Expect) steps("S: " + expectation + "\nCLOSED").getFirst();
        var heard = new Heard.Words(new SmtpReply(List.of(reply.split("~"))));
        assertThat(step.usual().met(heard)).isEqualTo(fits);
    }

    @Test
    void the_end_is_no_reply_and_a_reply_is_not_the_end() {
        var end = new Heard.End("reset");
        var words = new Heard.Words(new SmtpReply(List.of("250 Ok")));
        assertThat(new Reply("xxx", null).met(end)).isFalse();
        assertThat(new Closed().met(words)).isFalse();
        assertThat(new Closed().met(end)).isTrue();
        assertThat(new Closed().met(new Heard.Trouble("silence"))).isFalse();
    }

    @Test
    void a_reply_may_come_several_times_or_be_the_end() {
        var steps = steps("""
                S(repeat 20): 500
                CLOSED(postfix) because it hangs up at the first
                CLOSED
                """);
        var expect = (Expect) steps.getFirst();
        assertThat(expect.times()).isEqualTo(20);
        assertThat(expect.of("postfix")).isInstanceOf(Closed.class);
    }

    @ParameterizedTest(name = "line {1} of {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            S: 220^X: EHLO^CLOSED              | 2 | no line of a dialogue
            S: 220^hello^CLOSED                | 2 | no line of a dialogue
            S: 220^C(loud): EHLO^CLOSED        | 2 | C(base64): or C(repeat N):
            S: 220^TLS now^CLOSED              | 2 | TLS stands alone
            S: 220^TLS(postfix)^CLOSED         | 2 | TLS stands alone
            S: 220^C(raw): \\q^CLOSED          | 2 | no escape \\q
            S: 220^C(raw): \\xg0^CLOSED        | 2 | two hexadecimal digits
            S: 220^C(raw): \\x1^CLOSED         | 2 | two hexadecimal digits
            S: ok^CLOSED                       | 1 | ok is no reply code
            S: 650^CLOSED                      | 1 | 650 is no reply code
            S: 250 (^CLOSED                    | 1 | a /regular expression/
            S: 250 /(/^CLOSED                  | 1 | Unclosed group
            S: 250 because why not^CLOSED      | 1 | because with a reason goes with a server
            S: 220^S(postfix): 421^CLOSED      | 2 | because with a reason goes with a server
            S(postfix): 421 because so^CLOSED  | 1 | right below what is usual
            S: 220^S(a): 4xx because b^S(a): 5xx because c^CLOSED | 3 | named before
            S: 220^CLOSED now                  | 2 | CLOSED stands alone
            S: 220^CLOSED^CLOSED(postfix)      | 3 | because with a reason is missing
            UNLESS postfix^CLOSED              | 1 | UNLESS needs a server
            S: 220^C: QUIT^S: 221              | 3 | ends with CLOSED
            """)
    void is_no_dialogue(String lines, int line, String why) {
        assertThatThrownBy(() -> DialogueParser.parse("bad", lines.replace("^", "\n")))
                .isInstanceOf(DialogueFault.class)
                .hasMessageStartingWith("bad, line " + line + ": ")
                .hasMessageContaining(why);
    }

    private static List<Step> steps(String text) {
        return DialogueParser.parse("test", text).steps();
    }

    private static Expected expected(Dialogue dialogue, int step, String server) {
        return ((Expect) dialogue.steps().get(step)).of(server);
    }

    private static String octets(Step step) {
        return Octets.escaped(new String(((Say) step).octets(), StandardCharsets.ISO_8859_1));
    }
}
