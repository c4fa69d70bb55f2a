// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.dialogue.Expected.Closed;
import io.postern.testkit.dialogue.Expected.Nothing;
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

    /** Octets are shown as escapes again. */
    @ParameterizedTest(name = "{0} sends {1}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '~', textBlock = """
            C: NOOP                        | NOOP<0d><0a>
            C:                             | <0d><0a>
            C: a \\r b                     | a \\r b<0d><0a>
            C: ü                           | <c3><bc><0d><0a>
            C: : S: 250                    | : S: 250<0d><0a>
            C(raw): .\\r\\n                | .<0d><0a>
            C(raw): a\\0\\t\\\\\\xfF       | a<00><09>\\<ff>
            C(raw): ü\\x20                 | <c3><bc><20>
            C(repeat 3): x                 | xxx
            C(repeat 2): u\\#\\r\\n        | u1<0d><0a>u2<0d><0a>
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
    void a_reply_may_come_several_times_or_not_at_all() {
        var steps = steps("""
                S(repeat 20): 500
                NOTHING(postfix) because it hangs up at the first
                CLOSED
                """);
        var expect = (Expect) steps.getFirst();
        assertThat(expect.times()).isEqualTo(20);
        assertThat(expect.of("postfix")).isInstanceOf(Nothing.class);
    }

    @ParameterizedTest(name = "line {1} of {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            S: 220^X: EHLO^CLOSED              | 2 | no line of a dialogue
            S: 220^hello^CLOSED                | 2 | no line of a dialogue
            S: 220^C(loud): EHLO^CLOSED        | 2 | C(raw): or C(repeat N):
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
            S: 220^NOTHING because so^CLOSED   | 2 | NOTHING needs the server
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
        var shown = new StringBuilder();
        var said = new String(((Say) step).octets(), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            boolean plain = c > ' ' && c < 127 || c == ' ' && i + 1 < said.length();
            shown.append(plain ? String.valueOf(c) : "<%02x>".formatted((int) c));
        }
        return shown.toString();
    }
}
