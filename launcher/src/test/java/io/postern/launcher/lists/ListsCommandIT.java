// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.launcher.Said;
import io.postern.testkit.servers.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command finds in the topics of a real Kafka. */
class ListsCommandIT {
    private static final Instant NOW = Instant.now();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws Exception {
        var kafka = TestKafka.sharedWithFreshTopics();
        Said.systemOn(folder, kafka.bootstrapServers());
        Files.writeString(
                folder.resolve("postern.yaml"),
                "postern: {data-dir: \"%s\", dnsbl: {zones: {bad.test: {action: block}}}}".formatted(folder));
        try (var sender =
                KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10))) {
            var before = status(ListStatus.State.IN_USE, NOW.minusSeconds(4000));
            var aside = status(ListStatus.State.SET_ASIDE, NOW.minusSeconds(60));
            var spell = new ListSpell(
                    "bad.test",
                    "r-0",
                    ListSpell.Fault.LISTS_ALL,
                    "lists 127.0.0.1, which must never be listed",
                    NOW.minusSeconds(1800),
                    NOW.minusSeconds(60),
                    null);
            List.of(
                            to(Topics.LISTS, before.key(), before),
                            to(Topics.LISTS, spell.key(), spell),
                            to(Topics.LISTS, aside.key(), aside),
                            to(Topics.HISTORY, "", refused("long.ago@good.test", NOW.minusSeconds(3600))),
                            to(Topics.HISTORY, "", refused("ada@good.test", NOW.minusSeconds(600))))
                    .forEach(next -> sender.send(next).join());
        }
    }

    @Test
    void it_tells_what_is_set_aside() {
        var said = Said.by(folder, "lists", "--config=" + folder.resolve("postern.yaml"));
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.out())
                .contains("bad.test: SET ASIDE since ")
                .contains("it lists 127.0.0.1, which must never be listed")
                .contains("./postern lists refused bad.test");
    }

    @Test
    void it_tells_whom_the_list_has_refused_since_it_was_last_known_to_be_good() {
        var said = Said.by(folder, "lists", "refused", "bad.test");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("<ada@good.test> to <bert@local.test>  session s-1")
                .contains("Senders to tell")
                .doesNotContain("long.ago");
        assertThat(Said.by(folder, "lists", "refused", "bad.test", "--since", "2h", "--json")
                        .out())
                .contains("\"sender\" : \"long.ago@good.test\"", "\"sender\" : \"ada@good.test\"");
        var never = Said.by(folder, "lists", "refused", "other.test");
        assertThat(never.code()).isEqualTo(1);
        assertThat(never.out()).startsWith("There is no list other.test").hasLineCount(1);
    }

    private static ListStatus status(ListStatus.State state, Instant since) {
        var aside = state == ListStatus.State.SET_ASIDE;
        return new ListStatus(
                "bad.test",
                "r-0",
                NOW,
                state,
                since,
                aside ? ListSpell.Fault.LISTS_ALL : null,
                aside ? "lists 127.0.0.1, which must never be listed" : null);
    }

    private static ProducerRecord<byte[], byte[]> to(String topic, String key, Event event) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), JsonEvents.encode(event));
    }

    private static Judgement refused(String sender, Instant at) {
        var connection = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()),
                List.of(new DnsblListing("bad.test", DnsblListing.Status.LISTED, List.of("127.0.0.2"), null)),
                false);
        var inquiry = new Inquiry.Envelope(
                "q-1",
                "s-1",
                at,
                new Client("192.0.2.7", 25000, "mx", ListenerKind.MX, false),
                "mx.good.test",
                connection,
                sender,
                List.of("bert@local.test"),
                null);
        var reject = new Decision.Reject("dnsbl-listed", new Reply(554, "5.7.1", "192.0.2.7 is listed by bad.test"));
        return new Judgement(
                at,
                new Assessment(inquiry, Findings.OfEnvelope.only(connection, SenderDomain.EXISTS), List.of()),
                new Verdict.Envelope("q-1", "p-1", List.of(reject)));
    }
}
