// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.smtp.SmtpClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two listeners of one edge whose limits differ. */
class SmtpEdgeListenersIT {
    private static PolicyStage policy;
    private static EdgeProcess edge;

    @BeforeAll
    static void start() throws IOException {
        var kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        policy = new PolicyStage(kafka);
        edge = new EdgeProcess(
                        "edge-listeners-it",
                        kafka,
                        Map.of(
                                "limits.exempt-networks", "192.0.2.0/24",
                                "limits.sessions-per-address", "3",
                                "listeners.relay.trusted-networks", "192.0.2.0/24",
                                "listeners.relay.limits.sessions-per-address", "1",
                                "listeners.relay.limits.messages-per-minute", "1",
                                "listeners.relay.limits.max-message-size", "1000",
                                "listeners.relay.limits.max-recipients", "1"))
                .awaitReady();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        edge.close();
        policy.close();
    }

    @Test
    void each_says_and_keeps_its_own_limits_and_counts_for_itself() {
        try (var relay = SmtpClient.connect(edge.relay);
                var second = SmtpClient.connect(edge.relay)) {
            assertThat(second.banner().toString())
                    .contains("421 4.7.0 Too many connections from your address (1 open)");
            assertThat(relay.ehlo("a.test").toString()).contains("SIZE 1000", "LIMITS RCPTMAX=1");
            relay.command("MAIL FROM:<a@b.test>");
            assertThat(relay.command("RCPT TO:<bert@local.test>").code()).isEqualTo(250);
            assertThat(relay.command("RCPT TO:<carl@local.test>").code()).isEqualTo(452);
            relay.command("RSET");
            assertThat(relay.command("MAIL FROM:<a@b.test>").toString()).contains("451 4.7.0 Too many messages");
            try (var first = SmtpClient.connect(edge.mx);
                    var other = SmtpClient.connect(edge.mx);
                    var third = SmtpClient.connect(edge.mx);
                    var fourth = SmtpClient.connect(edge.mx)) {
                assertThat(fourth.banner().toString())
                        .contains("421 4.7.0 Too many connections from your address (3 open)");
                assertThat(first.ehlo("a.test").toString()).contains("SIZE 52428800", "LIMITS RCPTMAX=1000");
                first.command("MAIL FROM:<a@b.test>");
                first.command("RSET");
                assertThat(first.command("MAIL FROM:<a@b.test>").code()).isEqualTo(250);
                assertThat(other.ehlo("a.test").code()).isEqualTo(250);
                assertThat(third.ehlo("a.test").code()).isEqualTo(250);
            }
        }
    }
}
