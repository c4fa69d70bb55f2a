// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.system.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that a DNS list has is made to wait for the banner; others are not, and their mail goes through meanwhile. */
@ExtendWith(SharedWorld.class)
class SuspectsWaitForTheBannerIT {
    /** Listed, and its name does not resolve back. */
    private static final String LISTED = "203.0.113.5";

    private static final int TRIES = 10;
    private static final String WHY = "dnsbl-listed, reverse-dns-unconfirmed";

    @Test
    void others_have_their_mail_taken_meanwhile_and_who_waits_is_welcome_in_the_end(World world) throws IOException {
        boolean meanwhile = false;
        for (int tries = 0; !meanwhile && tries < TRIES; tries++) {
            long start = System.nanoTime();
            try (var suspect = heldBack(world)) {
                try (var honest = SmtpClient.connectSaying(world.guardedPort(), announcing(World.HONEST_CLIENT))) {
                    honest.ehlo("h7.senders.test");
                    honest.mail("anna@senders.test");
                    assertThat(honest.rcpt("postmaster@local.test").code()).isEqualTo(250);
                    assertThat(honest.data("Subject: while somebody waits\r\n\r\nx\r\n")
                                    .code())
                            .isEqualTo(250);
                }
                meanwhile = suspect.getInputStream().available() == 0;
                assertThat(line(suspect)).startsWith("220 ");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(World.SUSPECTS_WAIT);
            }
        }
        assertThat(meanwhile).as("a message was taken before the banner came").isTrue();
        Awaitility.await("the history says why")
                .untilAsserted(() -> assertThat(world.postern().topics().events(Topics.HISTORY, Judgement.class))
                        .extracting(Judgement::verdict)
                        .filteredOn(Verdict.Connection.class::isInstance)
                        .extracting(verdict -> ((Verdict.Connection) verdict).suspect())
                        .contains(WHY));
    }

    @Test
    void whoever_speaks_before_it_is_refused_counted_and_shown(World world) throws IOException {
        try (var suspect = heldBack(world)) {
            suspect.getOutputStream().write("EHLO spam.test\r\n".getBytes(US_ASCII));
            assertThat(line(suspect))
                    .matches("554 5\\.5\\.1 You spoke before our greeting; wait for it http\\S+/r/\\w+");
        }
        assertThat(world.postern().metrics(Part.EDGE))
                .contains("postern_edge_early_talkers_total{client=\"suspect\"} 1.0");
        Awaitility.await("the transcript")
                .untilAsserted(() -> assertThat(world.postern().topics().events(Topics.TRANSCRIPTS, Transcript.class))
                        .anyMatch(said -> said.lines().stream()
                                        .anyMatch(line -> line.text().startsWith("suspect (" + WHY + "): banner in "))
                                && said.lines().stream()
                                        .anyMatch(line -> line.text().startsWith("554 5.5.1"))));
    }

    /** One that waits. On a machine with other things to do a verdict may come too late, and then nobody is suspected. */
    private static Socket heldBack(World world) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            double before = held(world);
            var suspect = new Socket(InetAddress.getLoopbackAddress(), world.guardedPort());
            suspect.getOutputStream().write(announcing(LISTED));
            Awaitility.await("it is held back, or welcome")
                    .until(() ->
                            held(world) > before || suspect.getInputStream().available() > 0);
            if (suspect.getInputStream().available() == 0) {
                return suspect;
            }
            suspect.close();
        }
        throw new AssertionError("nobody was held back");
    }

    private static double held(World world) {
        return world.postern()
                .metrics(Part.EDGE)
                .lines()
                .filter(line -> line.startsWith("postern_edge_suspects_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static byte[] announcing(String address) {
        return ("PROXY TCP4 " + address + " 127.0.0.1 4711 25\r\n").getBytes(US_ASCII);
    }

    private static String line(Socket socket) throws IOException {
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    }
}
