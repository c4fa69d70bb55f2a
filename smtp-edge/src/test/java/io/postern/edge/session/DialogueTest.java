// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the dialogues in the test resources: C is said, S must be answered, X is the end. */
class DialogueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "helo",
                "out-of-order",
                "verdicts",
                "late-verdicts",
                "mistakes",
                "web-browser",
                "too-big"
            })
    void dialogue(String name) throws IOException {
        var script = script(name);
        assertThat(play(script, Integer.MAX_VALUE)).isEqualTo(script);
        assertThat(play(script, 1)).as("octet by octet").isEqualTo(script);
    }

    private static String play(String script, int pieces) {
        var world = FakeWorld.stranger();
        var said = new StringBuilder();
        takeReplies(world, said);
        for (var line : script.lines().toList()) {
            if (line.startsWith("#")) {
                said.insert(0, line + "\n");
            }
            if (line.startsWith("C:")) {
                said.append(line).append('\n');
                var octets = (line.substring(Math.min(3, line.length())) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                for (int at = 0; at < octets.length; at += Math.min(pieces, octets.length)) {
                    int to = (int) Math.min((long) at + pieces, octets.length);
                    world.receive(java.util.Arrays.copyOfRange(octets, at, to));
                }
                takeReplies(world, said);
            }
        }
        return said.append(world.hungUp ? "X: closed\n" : "").toString();
    }

    private static void takeReplies(FakeWorld world, StringBuilder said) {
        world.sent
                .toString()
                .lines()
                .forEach(reply -> said.append("S: ").append(reply).append('\n'));
        world.sent.setLength(0);
    }

    private static String script(String name) throws IOException {
        try (var in = DialogueTest.class.getResourceAsStream("/dialogues/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
