// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.system.Part;
import io.postern.testkit.system.Processes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class FiftyMebibytesPassASmallEdgeIT {
    private static final int LIMIT = 50 << 20;

    @Test
    void with_a_heap_of_128_mebibytes_they_arrive_byte_for_byte(World world) {
        assertThat(Processes.commandLine(world.postern().pid(Part.EDGE))).contains("-Xmx128m");
        long edge = world.postern().pid(Part.EDGE);
        var message = large();
        try (var client = world.friend()) {
            client.mail("big@local.test");
            client.rcpt("big@local.test");
            assertThat(client.data(message).last()).startsWith("250 2.0.0 Accepted as ");
        }
        var arrived = world.receiver().awaitFor("big@local.test", Duration.ofSeconds(60));
        assertThat(arrived.isWithFieldsInFront(message)).isTrue();
        assertThat(world.receiver().acceptedFor("big@local.test")).hasSize(1);
        assertThat(world.postern().pid(Part.EDGE))
                .as("the edge is still the same")
                .isEqualTo(edge);
    }

    private static byte[] large() {
        var message = new byte[LIMIT];
        var head = Mail.about("fifty mebibytes").text().getBytes(StandardCharsets.US_ASCII);
        var line = ("0123456789.abcdefghijklmnopqrstuvwxyz.ABCDEFGHIJKLMNOPQRSTUVWXYZ-line\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, message, 0, head.length);
        int at = head.length;
        for (; at + line.length <= LIMIT - 2; at += line.length) {
            System.arraycopy(line, 0, message, at, line.length);
        }
        Arrays.fill(message, at, LIMIT - 2, (byte) 'x');
        message[LIMIT - 2] = '\r';
        message[LIMIT - 1] = '\n';
        return message;
    }
}
