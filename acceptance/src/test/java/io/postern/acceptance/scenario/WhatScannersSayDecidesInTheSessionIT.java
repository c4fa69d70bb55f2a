// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.Trace;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.scanner.ClamdServer;
import io.postern.testkit.scanner.RspamdServer;
import io.postern.testkit.smtp.ReceivedMessage;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.smtp.SmtpReply;
import io.postern.testkit.system.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Debian's clamd and rspamd, and rspamd once more as a milter that is given small messages only. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhatScannersSayDecidesInTheSessionIT {
    private static final String RECIPIENT = "scanned@local.test";
    private static final int MILTER_TAKES = 3000;
    private static final String REFUSED = "554 5.7.1 Sending address not accepted due to spam filter: ";
    private static final String CANNOT_BE_SCANNED = "451 4.3.0 The message cannot be scanned at the moment, ";

    @TempDir
    static Path folder;

    private ClamdServer clamd;
    private RspamdServer rspamd;
    private World world;

    @BeforeAll
    void start() {
        clamd = ClamdServer.start(folder.resolve("clamd"));
        rspamd = RspamdServer.start(folder.resolve("rspamd"));
        var scanners = Map.of(
                "virus", scanner("clamd", clamd.address(), 10 << 20),
                "spam", scanner("rspamd", rspamd.address(), 10 << 20),
                "milter", scanner("milter", rspamd.milter(), MILTER_TAKES));
        world = World.start(
                "scanners",
                settings -> settings.set("postern.scanners", scanners).set("postern.greylist.enabled", false));
    }

    @AfterAll
    void stop() {
        world.close();
        clamd.close();
        rspamd.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    void a_virus_is_refused_and_the_trace_names_it() {
        var reply = send(Mail.of("a virus", ClamdServer.EICAR + "\r\n"));
        assertThat(reply.last()).startsWith(REFUSED).contains("(" + ClamdServer.SIGNATURE);
        assertThat(scans(reply))
                .contains("spam CLEAN no action")
                .anyMatch(scan -> scan.startsWith("virus INFECTED " + ClamdServer.SIGNATURE));
        assertThat(Trace.of(world, reply.last()))
                .contains("scan      virus: infected " + ClamdServer.SIGNATURE)
                .contains("scan      spam: clean");
        assertThat(world.receiver().acceptedFor(RECIPIENT)).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    void not_even_our_own_people_may_send_one() {
        var mail = Mail.of("a virus of our own", ClamdServer.EICAR + "\r\n");
        assertThat(sent(world::friend, "anna@local.test", mail, "bert@elsewhere.test", "451 ")
                        .last())
                .startsWith(REFUSED);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(2)
    void what_is_held_for_spam_arrives_with_a_tag() {
        var mail = Mail.of("spam", RspamdServer.GTUBE + "\r\n" + "and so on\r\n".repeat(MILTER_TAKES / 10));
        var reply = send(mail);
        assertThat(reply.last()).startsWith("250 2.0.0 ");
        assertThat(arrived(mail).text())
                .contains("X-Spam-Flag: YES\r\nX-Spam-Score: 6.0\r\n", "\ttests=scan-spam\r\n")
                .contains("Subject: [**** Junk E-Mail ****] spam\r\n")
                .doesNotContain("X-Spam-Scan");
        assertThat(scans(reply)).contains("spam SPAM reject", "virus CLEAN null", "milter CLEAN null");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(3)
    void a_milter_refuses_in_words_of_its_own() {
        var reply = send(Mail.of("spam", RspamdServer.GTUBE + "\r\n"));
        assertThat(reply.last()).startsWith(REFUSED).containsIgnoringCase("gtube");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(4)
    void one_that_hangs_costs_its_own_time_and_the_message_is_asked_to_come_back() {
        clamd.freeze();
        try {
            var reply = sendWithoutAllScanners(Mail.about("the scanner hangs"));
            assertThat(reply.last()).startsWith(CANNOT_BE_SCANNED);
            assertThat(scans(reply)).contains("virus UNKNOWN null", "spam CLEAN no action");
        } finally {
            clamd.thaw();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(5)
    void while_one_is_away_mail_comes_later_and_once_it_is_back_it_is_asked() {
        clamd.stop();
        try {
            assertThat(sendWithoutAllScanners(Mail.about("the scanner is away")).last())
                    .startsWith(CANNOT_BE_SCANNED);
        } finally {
            clamd.start();
        }
        Awaitility.await("clamd is asked again")
                .until(
                        () -> send(Mail.of("a virus", ClamdServer.EICAR + "\r\n")),
                        reply -> reply.last().startsWith(REFUSED));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(6)
    void or_mail_passes_with_a_mark_where_that_is_wanted() {
        clamd.stop();
        world.postern().set("postern.scans.unknown", "pass");
        world.postern().replace(Part.POLICY);
        var mail = Mail.about("not scanned");
        assertThat(send(mail).last()).startsWith("250 2.0.0 ");
        assertThat(arrived(mail).text()).contains("X-Spam-Scan: unknown\r\n").doesNotContain("X-Spam-Flag");
    }

    private static Map<String, Object> scanner(String kind, String address, long maxSize) {
        return Map.of("kind", kind, "address", address, "max-size", maxSize, "timeout", "2s", "retry", "200ms");
    }

    private SmtpReply send(Mail mail) {
        return sent(world::other, "anna@senders.test", mail, RECIPIENT, "451 ");
    }

    private SmtpReply sendWithoutAllScanners(Mail mail) {
        return sent(world::other, "anna@senders.test", mail, RECIPIENT, "451 4.3.0 Temporary failure");
    }

    /** Sent again on an answer of services that have just started. */
    private static SmtpReply sent(
            Supplier<SmtpClient> session, String sender, Mail mail, String recipient, String again) {
        return Awaitility.await("a verdict")
                .until(
                        () -> {
                            try (var client = session.get()) {
                                return client.send(sender, mail.text(), recipient);
                            }
                        },
                        reply -> !reply.last().startsWith(again));
    }

    /** As the history has them; a reply names the session or the message. */
    private List<String> scans(SmtpReply reply) {
        return Awaitility.await("the history has it")
                .until(
                        () -> world.postern().topics().events(Topics.HISTORY, Judgement.class).stream()
                                .map(Judgement::assessment)
                                .filter(assessment -> assessment.inquiry() instanceof Inquiry.Message message
                                        && (reply.last().contains(message.sessionId())
                                                || reply.last().contains(message.messageId())))
                                .flatMap(assessment -> ((Findings.OfMessage) assessment.findings()).scans().stream())
                                .map(WhatScannersSayDecidesInTheSessionIT::text)
                                .toList(),
                        scans -> !scans.isEmpty());
    }

    private static String text(ScanFinding scan) {
        return scan.scanner() + " " + scan.status() + " " + scan.name();
    }

    private ReceivedMessage arrived(Mail mail) {
        return Awaitility.await("it arrives")
                .until(
                        () -> world.receiver().accepted().stream()
                                .filter(mail::is)
                                .toList(),
                        arrived -> !arrived.isEmpty())
                .getFirst();
    }
}
