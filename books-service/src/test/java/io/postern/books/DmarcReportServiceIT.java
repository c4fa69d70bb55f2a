// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.contracts.finding.DmarcFinding.Published;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service counts what is to be reported, where that is switched on. */
class DmarcReportServiceIT {
    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void judgements_are_counted_in_redis() {
        var kafka = TestKafka.sharedWithFreshTopics();
        var redis = TestRedis.sharedAndEmpty();
        try (var service = new BooksProcess(
                                folder,
                                kafka.bootstrapServers(),
                                "-Dpostern.dmarc-reports.enabled=true",
                                "-Dpostern.redis.url=" + redis.url())
                        .awaitReady();
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            // Counting begins somewhere after the service is ready.
            await("counted").atMost(Duration.ofSeconds(30)).until(() -> {
                producer.send(new ProducerRecord<>(Topics.HISTORY, JsonEvents.encode(judgement())));
                return TestRedis.command(redis.port(), "SCARD postern:dmarc-reports:{2026-01-05}:open")
                        .equals(":1");
            });
            assertThat(TestRedis.command(redis.port(), "HLEN postern:dmarc-reports:{2026-01-05}:rows:x.test"))
                    .isEqualTo(":2");
            assertThat(service.get("/q/metrics")).contains("postern_dmarc_reports_total{outcome=\"sent\"} 0.0");
        }
    }

    private static Judgement judgement() {
        var client = new Client("192.0.2.7", 40_000, "mx", ListenerKind.MX, false);
        var inquiry = new Inquiry.Message(
                "q-1", "s-1", AT, client, "mx.x.test", null, "", List.of("b@local.test"), "m-1", 9, null, null, null);
        var connection =
                new ConnectionFindings(new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()), List.of(), false);
        var published = new Published(Policy.NONE, null, null, false, false, false, "mailto:a@x.test", null, null);
        var dmarc = new DmarcFinding(
                AuthResult.PASS, "x.test", "x.test", "x.test", Policy.NONE, true, true, published, null);
        var findings = new Findings.OfMessage(connection, null, null, dmarc, null, null, null, null, null);
        var verdict = new Verdict.Message("q-1", "p-1", Lane.INCOMING, List.of(new Decision.Accept("accepted")));
        return new Judgement(AT, new Assessment(inquiry, findings, List.of()), verdict);
    }
}
