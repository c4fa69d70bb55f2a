// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Hop;
import io.postern.contracts.network.Networks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 198.51.100.0/28 hands mail on to us, and 10.0.0.0/8 is ours. */
class TrailTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # where it came from: R is a Received field from there, ~ any other field, / the end of the header | fields | hop
            the upstream had it from a stranger        | R192.0.2.1                                    | 192.0.2.1 by 1
            other fields stand in between              | ~ R192.0.2.1 ~                                | 192.0.2.1 by 1
            through two of our upstreams               | R198.51.100.2 R192.0.2.1                      | 192.0.2.1 by 2
            through a machine of ours                  | R10.0.0.7 R192.0.2.1                          | 192.0.2.1 by 2
            back from a content filter                 | R127.0.0.1 R198.51.100.1 R192.0.2.1           | 192.0.2.1 by 3
            back from a content filter, IPv6           | R::1 R2001:db8::1                             | 2001:db8::1 by 2
            what is below the stranger may be forged   | R192.0.2.1 R203.0.113.9                       | 192.0.2.1 by 1
            forged as if from our upstream             | R192.0.2.1 R198.51.100.2 R203.0.113.9         | 192.0.2.1 by 1
            a private address that is not ours         | R192.168.1.4 R203.0.113.9                     | 192.168.1.4 by 1
            the upstream's own mail                    | R198.51.100.2                                 | nobody
            written on the upstream itself             | Ritself R198.51.100.2                         | nobody
            two fields for one hop, as qmail has them  | Ritself R192.0.2.1                            | 192.0.2.1 by 2
            an upstream that does not tell             | Runclear R203.0.113.9                         | nobody
            no fields                                  | ~ ~                                           | nobody
            a body that looks like a header            | ~ / R203.0.113.9                              | nobody
            no header at all                           | ! R203.0.113.9                                | nobody
            """)
    void the_first_that_is_not_ours_is_the_client(String what, String fields, String hop) {
        var message = new StringBuilder();
        for (var field : fields.split(" ", -1)) {
            message.append(
                    switch (field) {
                        case "~" -> "X-Spam: no\r\n [203.0.113.9]\r\n";
                        case "/" -> "\r\n";
                        case "!" -> "From somebody: yesterday\r\n";
                        case "Ritself" -> "Received: (qmail 7 invoked from network); 1 Jan 2026 12:00:00 -0000\r\n";
                        case "Runclear" -> "Received: from x by mx.test\r\n";
                        default ->
                            "ReCeived:\tfrom x\r\n\t(x.test [" + field.substring(1) + "])\r\n by mx.test; today\r\n";
                    });
        }
        var whole = message + "\r\nReceived: from x ([203.0.113.9]) by y\r\n";
        assertThat(show(followed(whole.getBytes(StandardCharsets.ISO_8859_1), Integer.MAX_VALUE)))
                .isEqualTo(hop);
        assertThat(show(followed(whole.getBytes(StandardCharsets.ISO_8859_1), 1)))
                .as("octet by octet")
                .isEqualTo(hop);
    }

    @Test
    void a_header_that_ends_with_the_message_counts() {
        assertThat(show(followed("Received: from x ([192.0.2.1]) by y".getBytes(StandardCharsets.US_ASCII), 3)))
                .isEqualTo("192.0.2.1 by 1");
        assertThat(show(followed(new byte[0], 1))).isEqualTo("nobody");
    }

    @Test
    void an_over_long_field_is_looked_at_as_far_as_it_is_kept() {
        var late = "Received: from " + "x".repeat(Trail.LONGEST) + " ([192.0.2.1]) by y\r\n\r\n";
        assertThat(show(followed(late.getBytes(StandardCharsets.US_ASCII), 100)))
                .isEqualTo("nobody");
        var early = "Received: from x ([192.0.2.1]) by y " + "(z".repeat(1 << 20) + "\r\n\r\n";
        assertThat(show(followed(early.getBytes(StandardCharsets.US_ASCII), 8192)))
                .isEqualTo("192.0.2.1 by 1");
    }

    @Test
    void random_octets_do_no_harm() {
        var random = new Random(7);
        var seed = "Received: from x\r\n ([198.51.100.2])\r\nReceived: from y (y [192.0.2.1]) by z\r\n\r\nbody\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            var bytes = seed.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(show(followed(bytes, 1 + random.nextInt(20)))).isNotEmpty();
        }
    }

    private static @Nullable Hop followed(byte[] message, int piece) {
        var trail = new Trail(
                Networks.of(List.of("198.51.100.0/28"), "upstream-networks"),
                Networks.of(List.of("10.0.0.0/8"), "trusted-networks"));
        for (int at = 0; at < message.length; ) {
            int to = (int) Math.min((long) at + piece, message.length);
            trail.content(message, at, to);
            at = to;
        }
        return trail.hop();
    }

    private static String show(@Nullable Hop hop) {
        return hop == null ? "nobody" : hop.address() + " by " + hop.field();
    }
}
