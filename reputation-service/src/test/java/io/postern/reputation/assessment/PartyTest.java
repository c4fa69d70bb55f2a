// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who                                     | client    | what     | hop       | address   | helo | ours
            a stranger speaks for himself             | 192.0.2.7 | -        | -         | 192.0.2.7 | mx   | false
            a trusted client is ours                  | 192.0.2.7 | trusted  | -         | 192.0.2.7 | mx   | true
            this machine is ours                      | 127.0.0.1 | -        | -         | 127.0.0.1 | mx   | true
            an upstream speaks for the hop before it  | 192.0.2.7 | upstream | 192.0.2.9 | 192.0.2.9 | -    | false
            an upstream that does not tell for nobody | 192.0.2.7 | upstream | -         | -         | -    | false
            an upstream's own machine is its own      | 192.0.2.7 | upstream | ::1       | ::1       | -    | true
            """)
    void a_message_is_about(
            String what, String address, String kind, String hop, String about, String helo, boolean ours) {
        var inquiry = new Inquiry.Message(
                "1",
                "s",
                Instant.EPOCH,
                client(address, kind),
                "mx",
                null,
                "ada@a.test",
                List.of(),
                "m",
                0,
                null,
                null,
                hop.equals("-") ? null : new Hop(hop, 1));
        assertThat(Party.of(inquiry)).isEqualTo(new Party(text(about), text(helo), "ada@a.test", ours));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who                                     | client    | what     | address   | helo | ours
            a stranger speaks for himself             | 192.0.2.7 | -        | 192.0.2.7 | mx   | false
            a trusted client is ours                  | 192.0.2.7 | trusted  | 192.0.2.7 | mx   | true
            at RCPT nobody knows whom an upstream has | 192.0.2.7 | upstream | -         | -    | false
            """)
    void an_envelope_is_about(String what, String address, String kind, String about, String helo, boolean ours) {
        var inquiry = new Inquiry.Envelope(
                "1", "s", Instant.EPOCH, client(address, kind), "mx", null, "ada@a.test", List.of(), null);
        assertThat(Party.of(inquiry)).isEqualTo(new Party(text(about), text(helo), "ada@a.test", ours));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a mailbox                 | ada@a.test      | a.test
            an at sign in quotes      | "a@b"@a.test    | a.test
            the null sender           | ''              | -
            nothing behind the at     | ada@            | -
            a bare name               | postmaster      | -
            """)
    void the_domain_of_the_reverse_path(String what, String path, String domain) {
        assertThat(new Party(null, null, path, false).domain()).isEqualTo(text(domain));
    }

    private static Client client(String address, String kind) {
        var client = new Client(address, 25000, "mx", ListenerKind.MX, kind.equals("trusted"));
        return kind.equals("upstream") ? client.handingOn() : client;
    }

    private static @Nullable String text(String text) {
        return text.equals("-") ? null : text;
    }
}
