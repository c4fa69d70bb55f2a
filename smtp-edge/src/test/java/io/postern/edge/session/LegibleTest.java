// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.edge.command.CommandParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegibleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL FROM:<a@b.test> SIZE=1       | MAIL FROM:<a@b.test> SIZE=1
            mail from: a@b.test               | mail from: a@b.test
            RCPT TO:<a b@c.test>              | RCPT TO:<a b@c.test>
            EHLO two words                    | EHLO two words
            BDAT 10 LAST                      | BDAT 10 LAST
            QUIT                              | QUIT
            Dear Bert                         | <9 octets>
            Subject: a secret                 | <17 octets>
            secret                            | <6 octets>
            .                                 | <1 octets>
            ''                                | <0 octets>
            Mail me the contract              | Mail <15 octets>
            Data is secret                    | Data <9 octets>
            Help me                           | Help <2 octets>
            noop secret                       | noop <6 octets>
            Send it to nobody                 | Send <12 octets>
            GET / HTTP/1.1                    | GET <10 octets>
            """)
    void of_what_may_be_content_only_the_length_is_written_down(String said, String written) {
        assertThat(Legible.of(CommandParser.parse(said), said)).isEqualTo(written);
    }

    @Test
    void a_message_behind_a_refused_DATA_is_not_written_down() {
        var world = FakeWorld.stranger();
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<reject@local.test>\r\nDATA\r\n"
                + "Subject: secret\r\n\r\nMail me the secret.\r\n.\r\nQUIT\r\n");
        assertThat(world.transcripts.toString())
                .contains("RCPT TO:<reject@local.test>", "<15 octets>")
                .doesNotContain("secret");
    }
}
