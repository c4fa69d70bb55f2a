// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.settings.DurationText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what mail a list has kept from recipients in the time that it could not be trusted. */
@Command(
        name = "refused",
        description =
                "What a list has refused since it was last known to be good, or helped to set aside or mark as spam, with"
                        + " the senders to tell.",
        mixinStandardHelpOptions = true)
final class RefusedCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Mixin
    private WhichSystem which = new WhichSystem();

    @Parameters(paramLabel = "ZONE", description = "The list, by its name in postern.dnsbl.zones.")
    private String zone = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "All that it did since then, be it bad or not: such as 2026-11-22T12:00:00Z, or 90m for as"
                    + " long ago. History goes back 14 days.")
    private @Nullable String since;

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        var topic = new KafkaListTopic(which.kafka());
        var standing = topic.standing();
        var from = since == null
                ? standing.suspectSince(zone).orElseThrow(() -> neverBad(standing))
                : time(since, Instant.now());
        var found = new ArrayList<Refusal>();
        var more = new long[1];
        topic.judgements(from, zone, judgement -> {
            if (since != null || standing.suspect(zone, judgement.at())) {
                for (var refusal : Refusal.by(zone, judgement)) {
                    if (found.size() < MOST) {
                        found.add(refusal);
                    } else {
                        more[0]++;
                    }
                }
            }
        });
        System.out.print(
                json
                        ? JsonLists.refused(zone, from, found, more[0])
                        : new ListsText(ZoneId.systemDefault()).refused(zone, from, found, more[0]));
        return 0;
    }

    private Complaint neverBad(Standing standing) {
        if (!standing.knows(zone)) {
            return new Complaint("There is no list " + zone + "; ./postern lists names those that there are.");
        }
        return new Complaint(
                zone + " was never set aside as far as postern.lists goes back; check the name with ./postern"
                        + " lists, or say --since TIME.");
    }

    /** @throws Complaint if it is none */
    static Instant time(String text, Instant now) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            try {
                return now.minus(DurationText.parse(text));
            } catch (IllegalArgumentException none) {
                throw new Complaint(
                        "\"" + text + "\" is no time; write it like 2026-11-22T12:00:00Z, or 90m for as long ago.",
                        none);
            }
        }
    }
}
