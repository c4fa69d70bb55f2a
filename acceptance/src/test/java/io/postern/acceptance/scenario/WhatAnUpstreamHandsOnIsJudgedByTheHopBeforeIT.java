// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The upstreams have no names in the DNS: of a stranger nothing would be taken from there. */
@ExtendWith(SharedWorld.class)
class WhatAnUpstreamHandsOnIsJudgedByTheHopBeforeIT {
    private static final String BACKUP = "198.18.7.1";
    private static final String LISTED = "203.0.113.5";
    private static final String CLEAN = "198.18.0.33";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            listed by a block list | 203.0.113.5 | listed@local.test   | 554 5\\.7\\.1 Sending address not accepted due to spam filter: 203\\.0\\.113\\.5 is listed by bl\\.test.*
            without a name         | 198.18.9.1  | nameless@local.test | 554 5\\.7\\.25 Sending address not accepted due to spam filter: 198\\.18\\.9\\.1 has no name.*
            """)
    void a_bad_client_is_refused_at_the_end_of_data(String what, String address, String to, String reply, World world) {
        var mail = Mail.about(what);
        try (var upstream = world.strangerFrom(BACKUP)) {
            assertThat(upstream.mail("anna@senders.test").code()).isEqualTo(250);
            assertThat(upstream.rcpt(to).code()).isEqualTo(250);
            var text = received("198.18.7.2") + received(address) + received(CLEAN) + mail.text();
            assertThat(upstream.data(text).last()).matches(reply);
        }
        assertThat(world.receiver().acceptedFor(to)).isEmpty();
        Awaitility.await("the history says which hop it was")
                .untilAsserted(() -> assertThat(world.postern().topics().events(Topics.HISTORY, Judgement.class))
                        .extracting(judgement -> judgement.assessment().inquiry())
                        .filteredOn(Inquiry.Message.class::isInstance)
                        .extracting(inquiry -> (Inquiry.Message) inquiry)
                        .filteredOn(message -> message.recipients().contains(to))
                        .extracting(Inquiry.Message::hop)
                        .containsExactly(new Hop(address, 2)));
    }

    @ParameterizedTest(name = "from \"{0}\"")
    @CsvSource({"anna@senders.test, clean@local.test", "'', clean-null@local.test"})
    void a_clean_one_is_taken_at_once_whatever_is_forged_below(String sender, String to, World world) {
        var books = new Books(world);
        var mail = Mail.about("handed on");
        try (var upstream = world.strangerFrom(BACKUP)) {
            var reply = upstream.send(sender, received(CLEAN) + received(LISTED) + mail.text(), to);
            assertThat(books.note(mail, reply, to).code()).isEqualTo(250);
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
    }

    @Test
    void an_upstream_may_not_relay(World world) {
        try (var upstream = world.strangerFrom(BACKUP)) {
            upstream.mail("anna@senders.test");
            assertThat(upstream.rcpt("bert@elsewhere.test").last()).startsWith("554 5.7.1 Relay access denied");
        }
    }

    @Test
    void who_is_no_upstream_gains_nothing_by_such_fields(World world) {
        try (var stranger = world.strangerFrom("198.18.9.1")) {
            var mail = received(CLEAN) + Mail.about("not handed on").text();
            assertThat(stranger.send("anna@senders.test", mail, "gain@local.test")
                            .last())
                    .startsWith("554 5.7.25 ");
        }
    }

    private static String received(String from) {
        return "Received: from mail.example (unknown [" + from + "])\r\n"
                + "\tby backup.local.test (Postfix) with ESMTPS id 4XyZ0q1Wz9z3\r\n"
                + "\tfor <bert@local.test>; Thu, 1 Jan 2026 12:00:00 +0000 (UTC)\r\n";
    }
}
