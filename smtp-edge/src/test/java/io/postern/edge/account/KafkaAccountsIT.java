// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Account;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.scram.ScramKeys;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.testkit.servers.TestKafka;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts as they arrive from a real Kafka. */
class KafkaAccountsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Account.Verifier VERIFIER = ScramKeys.verifier("Password-1", new SecureRandom());
    private static TestKafka kafka;
    private static KafkaSender sender;

    @BeforeAll
    static void start() {
        kafka = TestKafka.sharedWithFreshTopics();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        sender.close();
    }

    @Test
    void all_that_there_are_are_known_at_the_start_and_changes_soon() {
        write("anna", account("anna", false));
        write("bert", account("bert", false));
        write("gone", account("gone", false));
        write("gone", null);
        try (var edge = new Edge()) {
            edge.following.await(PATIENCE);
            assertThat(edge.following.ready()).isTrue();
            assertThat(edge.accounts.find("anna")).isEqualTo(account("anna", false));
            assertThat(edge.accounts.find("bert")).isNotNull();
            assertThat(edge.accounts.find("gone")).isNull();

            write("anna", account("anna", true));
            write("bert", null);
            write("cleo", account("cleo", false));
            await("told").until(() -> edge.accounts.find("cleo") != null);
            assertThat(edge.accounts.find("anna")).isEqualTo(account("anna", true));
            assertThat(edge.accounts.find("bert")).isNull();
        }
    }

    @Test
    void every_edge_makes_up_the_same_for_strangers() {
        try (var one = new Edge();
                var other = new Edge()) {
            assertThat(one.accounts.secret()).isNotEqualTo(other.accounts.secret());
            one.following.await(PATIENCE);
            other.following.await(PATIENCE);
            assertThat(one.accounts.secret()).hasSize(32).isEqualTo(other.accounts.secret());
        }
    }

    @Test
    void what_is_no_account_changes_none() {
        write("dora", account("dora", false));
        sender.send(new ProducerRecord<>(Topics.ACCOUNTS, "dora".getBytes(UTF_8), "{".getBytes(UTF_8)))
                .join();
        write("dora", account("eva", false));
        write("", account("dora", true));
        write("end", account("end", false));
        try (var edge = new Edge()) {
            edge.following.await(PATIENCE);
            assertThat(edge.accounts.find("end")).isNotNull();
            assertThat(edge.accounts.find("dora")).isEqualTo(account("dora", false));
            assertThat(edge.accounts.find("eva")).isNull();
        }
    }

    @Test
    void without_kafka_none_is_known_and_it_is_said_so() {
        var accounts = new Accounts();
        try (var following = new KafkaAccounts(KafkaAccess.plain("127.0.0.1:1"), "edge-test", accounts)) {
            assertThat(following.ready()).isFalse();
        }
    }

    private static final class Edge implements AutoCloseable {
        final Accounts accounts = new Accounts();
        final KafkaAccounts following =
                new KafkaAccounts(KafkaAccess.plain(kafka.bootstrapServers()), "edge-test", accounts);

        @Override
        public void close() {
            following.close();
        }
    }

    private static Account account(String name, boolean suspended) {
        return new Account(name, VERIFIER, suspended, List.of("@local.test"), Instant.EPOCH, "test");
    }

    private static void write(String key, @Nullable Account account) {
        sender.send(new ProducerRecord<>(
                        Topics.ACCOUNTS, key.getBytes(UTF_8), account == null ? null : JsonEvents.encode(account)))
                .join();
    }
}
