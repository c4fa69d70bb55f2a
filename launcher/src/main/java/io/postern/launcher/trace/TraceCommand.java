// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
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
            if (found.isEmpty()) {
                throw new Complaint(
                        "Nothing is known of " + id + ": check it, or the system that was asked. A Message-ID"
                                + " is found only for some minutes, the id in our 250 for two weeks.");
            }
            System.out.print(json ? json(found) : new LifeText(ZoneId.systemDefault(), now).tell(found));
            return 0;
        }
    }

    /** Of the address that a refusal ends with the code, which is the session's id. */
    static String named(String said) {
        var id = said.strip();
        return id.matches("https?://\\S+[^0-9a-z][0-9a-z]{26}") ? id.substring(id.length() - 26) : id;
    }

    /** One array; each event with the place it was read from. */
    private static String json(List<TopicRecord> found) throws JsonProcessingException {
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
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + System.lineSeparator();
    }
}
