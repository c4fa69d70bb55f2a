// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.KafkaRefusal;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.line.KafkaParked;
import io.postern.contracts.line.KafkaParked.Done;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.parked.KafkaParkedReading;
import io.postern.contracts.parked.ParkedRecords;
import io.postern.contracts.parked.Place;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads {@code postern.parked}, writes back what came from elsewhere, and marks what was done. */
final class KafkaParkedTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> TOPIC = List.of(Topics.PARKED);

    private final KafkaAccess kafka;
    private final KafkaTopicReader reader;
    private @Nullable KafkaSender sender;

    KafkaParkedTopic(KafkaAccess kafka) {
        this.kafka = kafka;
        this.reader = new KafkaTopicReader(kafka, "postern-parked", PATIENCE);
    }

    /** What is not done with. @throws Complaint if Kafka does not answer */
    ParkedRecords<Parked> read() {
        return read(_ -> {});
    }

    /** As {@link #read()}, and shows each record on the way. */
    ParkedRecords<Parked> read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var there = new ParkedRecords<Parked>();
        readAll(next -> {
            each.accept(next);
            KafkaParkedReading.take(there, next, KafkaParkedTopic::parked);
        });
        return there;
    }

    /**
     * Writes these back to their topics, one after the other: marked before, so that what is broken off is known to have
     * begun, and after, with the copies of it.
     *
     * @param there as it was read
     * @param told of each that is safe there
     * @throws Complaint at the first that Kafka does not take; those before it are done
     */
    void replay(ParkedRecords<Parked> there, Map<String, Parked> chosen, Consumer<Parked> told) {
        readAll(next -> {
            var parked = chosen.get(id(next));
            if (parked == null) {
                return;
            }
            mark(Place.of(parked.id()), Done.BEGUN);
            send(KafkaParked.back(next), parked);
            there.copies(Place.of(parked.id())).forEach(place -> mark(place, Done.REPLAYED));
            told.accept(parked);
        });
    }

    /** Marks these, and the copies of them. @throws Complaint if Kafka does not take it */
    void discard(ParkedRecords<Parked> there, Collection<Parked> chosen, Consumer<Parked> told) {
        for (var parked : chosen) {
            there.copies(Place.of(parked.id())).forEach(place -> mark(place, Done.DISCARDED));
            told.accept(parked);
        }
    }

    /** Removes from the beginning of the topic what is done with. */
    void removeDone() {
        var below = new HashMap<TopicPartition, RecordsToDelete>();
        read().doneBelow()
                .forEach((partition, offset) ->
                        below.put(new TopicPartition(Topics.PARKED, partition), RecordsToDelete.beforeOffset(offset)));
        try (var admin = Admin.create(kafka.settings(Map.of()))) {
            admin.deleteRecords(below).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Complaint(
                    "That was done, but Kafka does not remove it from %s (%s); there it takes room until the next time."
                            .formatted(Topics.PARKED, words(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** That there are. @throws Complaint if Kafka does not answer */
    Set<String> topics() {
        try {
            return reader.topics();
        } catch (KafkaException e) {
            throw new Complaint("Kafka does not say what topics there are (%s).".formatted(words(e)), e);
        }
    }

    private void readAll(Consumer<ConsumerRecord<byte[], byte[]>> taking) {
        try {
            reader.read(TOPIC, null, taking);
        } catch (KafkaException e) {
            throw new Complaint("What is parked could not be read from Kafka (%s).".formatted(words(e)), e);
        }
    }

    private void mark(Place place, Done done) {
        try {
            sender().send(KafkaParked.mark(place.partition(), place.offset(), done))
                    .join();
        } catch (CompletionException e) {
            throw new Complaint(
                    "Kafka did not take the mark that %s is %s (%s); see ./postern parked list."
                            .formatted(
                                    place.id(),
                                    switch (done) {
                                        case BEGUN -> "about to be replayed, so it was not";
                                        case REPLAYED -> "replayed, which it was";
                                        case DISCARDED -> "discarded, so it may not be";
                                    },
                                    words(e)),
                    e);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> back, Parked parked) {
        try {
            sender().send(back).join();
        } catch (CompletionException e) {
            throw new Complaint(
                    ("Kafka did not say that it took %s into %s (%s). It may have: look for what became of it (./postern"
                                    + " trace) before you replay it with --anyway.")
                            .formatted(parked.id(), SafeWords.of(parked.topic()), SafeWords.of(words(e))),
                    e);
        }
    }

    private KafkaSender sender() {
        if (sender == null) {
            sender = KafkaSender.durable(kafka, "postern-parked", PATIENCE);
        }
        return sender;
    }

    private static String words(Exception failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return KafkaRefusal.words(failure)
                .orElseGet(() -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static Parked parked(ConsumerRecord<byte[], byte[]> next) {
        var origin = KafkaParked.origin(next).orElse(new KafkaParked.Origin("", 0, 0, "nothing says why it is there"));
        return new Parked(
                id(next),
                Instant.ofEpochMilli(next.timestamp()),
                origin.topic(),
                origin.partition(),
                origin.offset(),
                origin.reason(),
                length(next.key()) + length(next.value()),
                false,
                mail(next.value()));
    }

    static String id(ConsumerRecord<byte[], byte[]> next) {
        return new Place(next.partition(), next.offset()).id();
    }

    private static long length(byte @Nullable [] octets) {
        return octets == null ? 0 : octets.length;
    }

    private static Parked.@Nullable Mail mail(byte @Nullable [] value) {
        try {
            if (value != null
                    && JsonEvents.decode(value) instanceof OutboundMessage message
                    && !message.recipients().isEmpty()) {
                return Parked.Mail.of(
                        message.messageId(),
                        message.reversePath(),
                        message.recipients().stream().map(Recipient::address).toList());
            }
        } catch (UnreadableRecord e) {
            // The list says so.
        }
        return null;
    }

    @Override
    public void close() {
        reader.close();
        if (sender != null) {
            sender.close();
        }
    }
}
