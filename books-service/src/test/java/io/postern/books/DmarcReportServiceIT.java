// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
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
import io.postern.dmarcreport.count.RedisCounters;
import io.postern.embedded.EmbeddedRedis;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service counts what is to be reported, where that is switched on. */
class DmarcReportServiceIT {
    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @TempDir
    Path folder;

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Test
    void judgements_are_counted_in_redis() {
        var kafka = TestKafka.sharedWithFreshTopics();
        var redis = EmbeddedRedis.start(folder.resolve("redis"), 0).await(Duration.ofSeconds(20));
        try (var service = new BooksProcess(
                                folder,
                                kafka.bootstrapServers(),
                                Map.of("postern.dmarc-reports.enabled", "true", "postern.redis.url", redis.url()))
                        .awaitReady();
                var link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(5));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            await("connected").until(link::connected);
            var counters = new RedisCounters(link, RedisCounters.Room.USUAL);
            producer.send(new ProducerRecord<>(Topics.HISTORY, new byte[] {'?'}));
            // Counting begins somewhere after the service is ready. An inquiry that is judged twice is one message.
            await("counted").until(() -> {
                producer.send(new ProducerRecord<>(Topics.HISTORY, JsonEvents.encode(judgement("q-1", "x.test"))));
                return counters.open(DAY).equals(List.of("x.test"));
            });
            producer.send(new ProducerRecord<>(Topics.HISTORY, JsonEvents.encode(judgement("q-2", "y.test"))));
            await("the other one").until(() -> counters.open(DAY).equals(List.of("x.test", "y.test")));
            assertThat(counters.counts(DAY, "x.test").orElseThrow().rows().values())
                    .containsExactly(1L);
            assertThat(service.get("/q/metrics")).contains("postern_dmarc_reports_total{outcome=\"sent\"} 0.0");

            var away = "postern_redis_away{service=\"books-service\"} ";
            assertThat(service.get("/q/metrics")).contains(away + "0.0");
            assertThat(service.get("/q/health/ready")).contains("\"redis\": \"connected\"");
            redis.close();
            await("it is missed").until(() -> service.get("/q/metrics").contains(away + "1.0"));
            assertThat(service.get("/q/health/ready")).contains("\"redis\": \"away\"", "\"status\": \"UP\"");
        } finally {
            redis.close();
        }
    }

    private static Judgement judgement(String id, String domain) {
        var client = new Client("192.0.2.7", 40_000, "mx", ListenerKind.MX, false);
        var inquiry = new Inquiry.Message(
                id, "s-1", AT, client, "mx.x.test", null, "", List.of("b@local.test"), "m-1", 9, null, null, null);
        var connection =
                new ConnectionFindings(new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()), List.of(), false);
        var published = new Published(Policy.NONE, null, null, false, false, false, "mailto:a@x.test", null, null);
        var dmarc = new DmarcFinding(AuthResult.PASS, domain, domain, domain, Policy.NONE, true, true, published, null);
        var findings = new Findings.OfMessage(connection, null, null, dmarc, null, null, null, null, null);
        var verdict = new Verdict.Message(id, "p-1", Lane.INCOMING, List.of(new Decision.Accept("accepted")));
        return new Judgement(AT, new Assessment(inquiry, findings, List.of()), verdict);
    }
}
