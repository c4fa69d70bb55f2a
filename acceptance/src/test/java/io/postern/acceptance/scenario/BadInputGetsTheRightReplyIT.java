// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.system.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Garbage gets a refusal, leaves no exception in the log, and costs nobody else a session. */
@ExtendWith(SharedWorld.class)
class BadInputGetsTheRightReplyIT {

    /** {@code NUL}, {@code LF}, {@code CR} and {@code 8BIT} stand for such an octet, {@code x*N} for many x. */
    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "garbage instead of a command | 50[0-2] 5\\.5\\.[12] .*",
                "MAIL FROM:a@x.test bad       | 501 5\\.1\\.7 .*",
                "MAIL FROM:<a@x.test> NONSENSE=1 | 555 5\\.5\\.4 .*",
                "MAIL FROM:<a@x.test> SIZE=99999999999 | 552 5\\.3\\.4 .*",
                "MAIL FROM:<8BIT@x.test>      | 553 5\\.6\\.7 .*",
                "MAIL FROM:<aNUL@x.test>      | 50[01] 5\\.5\\.2 .*",
                "MAIL FROM:<a@x.test>LFRCPT TO:<b@local.test> | 50[01] 5\\.5\\.2 .*",
                "MAIL FROM:<a@x.test>CRRCPT TO:<b@local.test> | 50[01] 5\\.5\\.2 .*",
                "NOOP x*5000                  | 500 5\\.5\\.[26] .*",
                "x*200000                     | 500 5\\.5\\.[26] .*",
                "RCPT TO:<b@local.test>       | 503 5\\.5\\.1 .*",
                "DATA                         | 503 5\\.5\\.1 .*",
            })
    void a_bad_command(String said, String expected, World world) {
        try (var client = world.friend()) {
            client.raw((wire(said) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.read().last()).matches(expected);
            assertThat(client.command("NOOP").code()).as("the session goes on").isEqualTo(250);
        }
    }

    @ParameterizedTest(name = "a message with {0} is answered {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Subject: 1~~lineLF.LFsmuggled | 554 5\\.6\\.0 .*",
                "Subject: 1~~lineLF.~smuggled  | 554 5\\.6\\.0 .*",
                "Subject: 1~~lineCRmore        | 554 5\\.6\\.0 .*",
                "Subject: 1~~lineCR.CRmore     | 554 5\\.6\\.0 .*",
                "Subject: 1~~NUL               | 554 5\\.6\\.0 .*",
                "Subject: 1~~x*70000           | 554 5\\.6\\.0 .*",
            })
    void a_bad_message(String text, String expected, World world) {
        try (var client = world.friend()) {
            client.mail("bad@local.test");
            client.rcpt("bad-message@local.test");
            client.command("DATA");
            client.raw((wire(text) + "\r\n.\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.read().last()).matches(expected);
            assertThat(client.command("NOOP").code()).as("the session goes on").isEqualTo(250);
        }
        assertThat(world.receiver().acceptedFor("bad-message@local.test")).isEmpty();
    }

    @Test
    void a_web_browser_is_sent_away(World world) {
        try (var client = SmtpClient.connect(world.postern().relayPort())) {
            client.raw("GET / HTTP/1.1\r\nHost: local.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.read().last()).startsWith("421 4.7.0 ");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_message_beyond_fifty_mebibytes(World world) {
        var tooLarge = new byte[(50 << 20) + 1000];
        Arrays.fill(tooLarge, (byte) 'x');
        for (int i = 1000; i < tooLarge.length; i += 1000) {
            tooLarge[i - 1] = '\r';
            tooLarge[i] = '\n';
        }
        try (var client = world.friend()) {
            client.mail("bad@local.test");
            client.rcpt("too-large@local.test");
            assertThat(client.data(tooLarge).last()).startsWith("552 5.3.4 ");
            assertThat(client.command("NOOP").code()).as("the session goes on").isEqualTo(250);
        }
    }

    @Test
    void more_than_a_thousand_recipients(World world) {
        var books = new Books(world);
        var mail = Mail.about("a thousand");
        try (var client = world.friend()) {
            client.mail("many@local.test");
            var commands = new StringBuilder();
            for (int i = 0; i < 1001; i++) {
                commands.append("RCPT TO:<many").append(i).append("@local.test>\r\n");
            }
            client.raw(commands.toString().getBytes(StandardCharsets.US_ASCII));
            var recipients = new String[1000];
            for (int i = 0; i < 1000; i++) {
                assertThat(client.read().code()).isEqualTo(250);
                recipients[i] = "many" + i + "@local.test";
            }
            assertThat(client.read().last()).startsWith("452 4.5.3 ");
            books.note(mail, client.data(mail.text()), recipients);
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1000));
    }

    @Test
    void clients_that_go_away_at_any_moment(World world) {
        for (var said : new String[] {
            "",
            "EH",
            "MAIL FROM:<a@local.test>\r\n",
            "MAIL FROM:<a@local.test>\r\nRCPT TO:<b@local.test>\r\nDATA\r\nSubj"
        }) {
            try (var client = SmtpClient.connect(world.postern().relayPort())) {
                client.raw(said.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    @AfterAll
    static void others_are_served_and_the_log_holds_no_stack_trace(World world) {
        var books = new Books(world);
        books.handOver("after bad input", "a@local.test", "sane@local.test");
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
        assertThat(world.postern().log(Part.EDGE).lines().filter(line -> line.startsWith("\tat ")))
                .isEmpty();
    }

    private static String wire(String text) {
        int star = text.indexOf("x*");
        var expanded =
                star < 0 ? text : text.substring(0, star) + "x".repeat(Integer.parseInt(text.substring(star + 2)));
        return expanded.replace("8BIT", "\u00e4\u00f6")
                .replace("NUL", "\0")
                .replace("LF", "\n")
                .replace("CR", "\r")
                .replace("~", "\r\n");
    }
}
