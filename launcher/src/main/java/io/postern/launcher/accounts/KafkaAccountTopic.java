// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Account;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The topic of accounts: what is in it now, and changes that are safe once they are written. */
final class KafkaAccountTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final KafkaAccess kafka;

    KafkaAccountTopic(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** All accounts by name. @throws Complaint if Kafka does not answer */
    Map<String, Account> read() {
        try (var reader = new KafkaTopicReader(kafka, "postern-accounts", SILENCE)) {
            var found = new TreeMap<String, Account>();
            reader.read(List.of(Topics.ACCOUNTS), null, next -> take(next, found));
            return found;
        } catch (KafkaException e) {
            throw new Complaint(
                    "The accounts could not be read from Kafka (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> next, Map<String, Account> found) {
        var name = new String(next.key(), UTF_8);
        if (next.value() == null) {
            found.remove(name);
            return;
        }
        try {
            if (JsonEvents.decode(next.value()) instanceof Account account
                    && account.name().equals(name)) {
                found.put(name, account);
            }
        } catch (UnreadableRecord e) {
            // Of a later release, or none of ours; for an edge the account stays as it was, too.
        }
    }

    /** @throws Complaint if Kafka does not have them all; some may be in force then, and doing it again does no harm */
    void write(List<Account> accounts) {
        send(accounts.stream()
                .map(account -> record(account.name(), JsonEvents.encode(account)))
                .toList());
    }

    /** @throws Complaint as for {@link #write} */
    void remove(List<String> names) {
        send(names.stream().map(name -> record(name, null)).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(String name, byte @Nullable [] value) {
        return new ProducerRecord<>(Topics.ACCOUNTS, name.getBytes(UTF_8), value);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (var sender = KafkaSender.durable(kafka, "postern-accounts", PATIENCE)) {
            var sent = records.stream().map(sender::send).toList();
            sent.forEach(record -> record.join());
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new Complaint(
                    "Kafka did not take the change (%s); see ./postern status, and do it again."
                            .formatted(cause.getMessage()),
                    e);
        }
    }
}
