// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.topic.Topics;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.parked.KafkaParkedMentions;
import io.postern.launcher.parked.Parked;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what is known about a message. */
@Command(
        name = "trace",
        description = "What happened to a message, and where it is now.",
        mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Parameters(
            paramLabel = "ID",
            description = "The id in our 250, of a session, a report, an entry in quarantine or an order; or a"
                    + " Message-ID, or the address of the page about a refusal.")
    private String id = "";

    @Option(names = "--json", description = "The events as they are in the topics.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var now = Instant.now();
        try (var scan = new KafkaScan(which.kafka())) {
            var found = new Search(scan::find, scan.retryTopics(), now).by(named(id));
            var parked = KafkaParkedMentions.of(which.kafka(), mentions(found, named(id), now));
            if (found.isEmpty() && parked.isEmpty()) {
                throw new Complaint(
                        "Nothing is known of " + id + ": check it, or the system that was asked. A Message-ID"
                                + " is found only for some minutes, the id in our 250 for two weeks.");
            }
            System.out.print(
                    json ? json(found, parked) : new LifeText(ZoneId.systemDefault(), now).tell(found, parked));
            return 0;
        }
    }

    /** Of the address that a refusal ends with the code, which is the session's id. */
    static String named(String said) {
        var id = said.strip();
        return id.matches("https?://\\S+[^0-9a-z][0-9a-z]{26}") ? id.substring(id.length() - 26) : id;
    }

    /** The messages that are looked for among what is parked: those found, and what was asked for if it may be one. */
    static Map<String, Predicate<byte[]>> mentions(List<TopicRecord> found, String id, Instant now) {
        var mentions = new LinkedHashMap<String, Predicate<byte[]>>();
        found.stream()
                .flatMap(record -> EventIds.message(record.event()).stream())
                .forEach(message -> mentions.put(message, new Needle(message)::in));
        if (found.isEmpty() && EventIds.made(id, now).isPresent()) {
            mentions.put(id, new Needle(id)::in);
        }
        return mentions;
    }

    /** One array; each event with the place it was read from, and what is parked without its content. */
    private static String json(List<TopicRecord> found, Map<String, List<Parked>> parked)
            throws JsonProcessingException {
        var mapper = new ObjectMapper();
        var all = mapper.createArrayNode();
        for (var record : found) {
            all.addObject()
                    .put("topic", record.topic())
                    .put("partition", record.partition())
                    .put("offset", record.offset())
                    .put("at", record.at().toString())
                    .set("record", mapper.readTree(record.json()));
        }
        parked.forEach((message, records) -> records.forEach(one -> all.addObject()
                .put("topic", Topics.PARKED)
                .put("id", one.id())
                .put("at", one.at().toString())
                .putNull("record")
                .putObject("parked")
                .put("messageId", message)
                .put("topic", one.topic())
                .put("partition", one.partition())
                .put("offset", one.offset())
                .put("why", one.why())));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + System.lineSeparator();
    }
}
