// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueRunnerTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** The server says all it has to say at once; {@code ~} ends its lines. */
    @ParameterizedTest(name = "a server that says {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            220 mx.test~221 Bye~           | Kept
            220-mx.test~220 hello~221 Bye~ | Kept
            220~221~                       | Kept
            250 mx.test~221 Bye~           | line 1 expects 220, and the server answered: 250 mx.test
            220 mx.test~                   | line 3 expects 221, and the server answered: the connection ended
            220 mx.test~221 Bye~250 Ok~    | line 4 expects the end of the connection, and the server answered: 250 Ok
            220mx.test~221 Bye~            | line 1 expects 220, and the server answered: this is no reply (RFC 5321 4.2): [220mx.test]
            220-mx.test~221 Bye~           | line 1 expects 220, and the server answered: this is no reply (RFC 5321 4.2): [220-mx.test, 221 Bye]
            220-mx.test~                   | line 1 expects 220, and the server answered: the connection ended within a reply: [220-mx.test]
            """)
    void is_held_against_what_is_expected(String says, String outcome) throws IOException {
        assertThat(played(says.replace("~", "\r\n"), true)).contains(outcome);
    }

    @Test
    void a_line_may_not_end_in_LF_alone_or_be_too_long() throws IOException {
        assertThat(played("220 mx.test\n221 Bye\n", true)).contains("this is no reply (RFC 5321 4.2): [220 mx.test]");
        assertThat(played("220 " + "x".repeat(507) + "\r\n", true)).contains("this is no reply");
        assertThat(played("220 " + "x".repeat(506) + "\r\n221 Bye\r\n", true)).contains("Kept");
    }

    @Test
    void silence_is_not_waited_for_longer_than_the_patience() throws IOException {
        assertThat(played("220 mx.test\r\n", false)).contains("the server was silent");
    }

    private static String played(String says, boolean ends) throws IOException {
        var dialogue = DialogueParser.parse("test", "S: 220\nC: QUIT\nS: 221\nCLOSED\n");
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
                    if (ends) {
                        socket.shutdownOutput();
                    }
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The other end has heard enough.
                }
            });
            var address = (InetSocketAddress) server.getLocalSocketAddress();
            return DialogueRunner.play(dialogue, "test", address, PATIENCE).toString();
        }
    }
}
