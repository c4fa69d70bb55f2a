// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.IpAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 198.51.100.0/28 and 10.0.9.9 hand on the mail of others; 10.0.0.0/8 is trusted. */
class UpstreamTest {
    private static final String ENVELOPE = "EHLO backup.test\r\nMAIL FROM:<anna@sender.test>\r\nRCPT TO:<%s>\r\n";
    private static final String HEADER = "Received: from backup2.test (backup2.test [198.51.100.2])\r\n"
            + "\tby backup.test (Postfix) with ESMTP id 4XyZ\r\n"
            + "Received: from x.test (unknown [203.0.113.9])\r\n"
            + "\tby backup2.test (Postfix) with ESMTP id 4XyY\r\n"
            + "Received: from forged.test ([192.0.2.99]) by x.test\r\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who                     | address      | trusted | upstream
            a stranger                | 192.0.2.7    | false   | false
            a machine of ours         | 10.0.0.7     | true    | false
            one of ours that hands on | 10.0.9.9     | false   | true
            an upstream               | 198.51.100.1 | false   | true
            beside the upstreams      | 198.51.100.16| false   | false
            """)
    void an_upstream_is_known_by_its_address(String who, String address, boolean trusted, boolean upstream) {
        var world = from(address, Duration.ZERO);
        var client = world.inquiries.getFirst().client();
        assertThat(client.trusted()).isEqualTo(trusted);
        assertThat(client.upstream()).isEqualTo(upstream);
    }

    @Test
    void the_banner_does_not_wait_for_the_greet_delay() {
        assertThat(from("198.51.100.1", Duration.ofSeconds(6)).sent.toString()).startsWith("220 ");
        assertThat(from("192.0.2.7", Duration.ofSeconds(6)).sent.toString()).isEmpty();
    }

    @Test
    void the_question_about_a_message_names_the_first_hop_that_is_not_ours() {
        var world = from("198.51.100.1", Duration.ZERO);
        deliver(world, "DATA\r\n", HEADER + "\r\nHello\r\n.\r\n");
        assertThat(asked(world).hop()).isEqualTo(new Hop("203.0.113.9", 2));
        assertThat(asked(world).client().address()).isEqualTo("198.51.100.1");
        assertThat(world.transcripts.getFirst().lines())
                .extracting(line -> line.speaker() + " " + line.text())
                .contains("NOTE handed on by an upstream, from 203.0.113.9 by Received field 2");
    }

    @Test
    void chunks_tell_the_same_as_data() {
        var world = from("198.51.100.1", Duration.ZERO);
        world.say(ENVELOPE.formatted("bert@local.test"));
        var text = HEADER + "\r\nHello\r\n";
        world.say("BDAT 50\r\n" + text.substring(0, 50));
        assertThat(world.say("BDAT " + (text.length() - 50) + " LAST\r\n" + text.substring(50)))
                .startsWith("250 ");
        assertThat(asked(world).hop()).isEqualTo(new Hop("203.0.113.9", 2));
    }

    @Test
    void each_message_of_a_session_has_its_own_hop() {
        var world = from("198.51.100.1", Duration.ZERO);
        deliver(world, "DATA\r\n", HEADER + "\r\nHello\r\n.\r\n");
        deliver(world, "DATA\r\n", "Received: from y ([203.0.113.10]) by backup.test\r\n\r\n.\r\n");
        assertThat(asked(world).hop()).isEqualTo(new Hop("203.0.113.10", 1));
    }

    @Test
    void a_large_message_has_a_hop_too() {
        var world = from("198.51.100.1", Duration.ZERO);
        deliver(world, "DATA\r\n", HEADER + "\r\n" + ("x".repeat(70) + "\r\n").repeat(2000) + ".\r\n");
        assertThat(world.chunks).isNotEmpty();
        assertThat(asked(world).hop()).isEqualTo(new Hop("203.0.113.9", 2));
    }

    @Test
    void without_a_hop_the_dialogue_says_so() {
        var world = from("198.51.100.1", Duration.ZERO);
        deliver(world, "DATA\r\n", "Subject: written there\r\n\r\n.\r\n");
        assertThat(asked(world).hop()).isNull();
        assertThat(world.transcripts.getFirst().lines())
                .extracting(line -> line.text())
                .contains("handed on by an upstream; no Received field tells whom it is from");
    }

    @Test
    void a_strangers_received_fields_name_nobody() {
        var world = from("192.0.2.7", Duration.ZERO);
        deliver(world, "DATA\r\n", HEADER + "\r\nHello\r\n.\r\n");
        assertThat(asked(world).hop()).isNull();
    }

    @Test
    void a_refusal_at_the_end_is_for_the_upstream_to_hand_back() {
        var world = from("198.51.100.1", Duration.ZERO);
        world.say(ENVELOPE.formatted("late-reject@local.test"));
        world.say("DATA\r\n");
        assertThat(world.say(HEADER + "\r\n.\r\n")).startsWith("550 5.7.1 ");
        assertThat(world.outbound).isEmpty();
    }

    @Test
    void behind_a_proxy_it_is_the_address_in_its_header_that_counts() {
        var world = FakeWorld.at(
                FakeWorld.listener(ListenerKind.MX, Duration.ofSeconds(6), List.of("192.0.2.0/24"), List.of()));
        world.say("PROXY TCP4 198.51.100.1 192.0.2.1 4711 25\r\n");
        assertThat(world.sent.toString()).startsWith("220 ");
        assertThat(world.inquiries.getFirst().client().upstream()).isTrue();
    }

    @Test
    void who_may_say_for_whom_it_speaks_may_speak_for_an_upstream_and_for_nobody() {
        var world = FakeWorld.at(
                FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of("198.51.100.1")),
                IpAddress.parse("198.51.100.1"));
        world.say("XCLIENT ADDR=198.51.100.2\r\n");
        assertThat(world.inquiries.getLast().client().upstream()).isTrue();
        world.say("XCLIENT ADDR=192.0.2.7\r\n");
        assertThat(world.inquiries.getLast().client().upstream()).isFalse();
        world.say("XCLIENT ADDR=[UNAVAILABLE]\r\n");
        assertThat(world.inquiries.getLast().client().upstream()).isFalse();
    }

    private static FakeWorld from(String address, Duration greetDelay) {
        return FakeWorld.at(
                FakeWorld.listener(ListenerKind.MX, greetDelay, List.of(), List.of()), IpAddress.parse(address));
    }

    private static void deliver(FakeWorld world, String data, String content) {
        world.say(ENVELOPE.formatted("bert@local.test"));
        assertThat(world.say(data)).startsWith("354 ");
        assertThat(world.say(content)).startsWith("250 ");
    }

    private static Inquiry.Message asked(FakeWorld world) {
        return (Inquiry.Message) world.inquiries.getLast();
    }
}
