// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.books.entry.Ending;
import io.postern.books.entry.Totals;
import io.postern.books.query.Standing.Place;
import io.postern.contracts.event.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes answers as JSON. Times are ISO 8601; what is not known is left out. */
public final class JsonAnswers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonAnswers() {}

    /**
     * The front page.
     *
     * @param began when the books began, in milliseconds since 1970
     * @param caughtUp whether all that was there at the start is read
     * @param behind records that are written and not read yet
     */
    public static String books(Survey survey, Totals totals, long open, long began, boolean caughtUp, long behind) {
        var page = MAPPER.createObjectNode();
        page.put("at", time(survey.at())).put("began", time(began));
        page.put("caughtUp", caughtUp).put("behind", behind);
        page.put("accepted", totals.accepted()).put("released", totals.released());
        page.put("found", totals.found());
        endings(page, totals.closed());
        page.put("queued", open).put("difference", totals.difference(open));
        endings(page.putObject("unseen"), totals.unseen());
        page.put("unread", totals.unread()).put("unreadable", totals.unreadable());
        var lanes = page.putObject("open");
        for (var lane : Lane.values()) {
            var places = lanes.putObject(Filter.name(lane));
            for (var place : Place.values()) {
                places.put(
                        Filter.name(place),
                        survey.open().getOrDefault(lane, Map.of()).getOrDefault(place, 0L));
            }
        }
        var overdue = page.putObject("overdue");
        survey.overdue().forEach((reason, count) -> overdue.put(Filter.name(reason), count));
        entries(page.putArray("overdueEntries"), survey.longest());
        return text(page);
    }

    private static void endings(ObjectNode page, Map<Ending, Long> counts) {
        page.put("delivered", counts.getOrDefault(new Ending.Delivered(), 0L));
        page.put("reported", counts.getOrDefault(new Ending.Reported(), 0L));
        var removed = page.putObject("removed");
        counts.forEach((ending, count) -> {
            if (ending instanceof Ending.Removed(var rule) && count != 0) {
                removed.put(rule, count);
            }
        });
    }

    /** Open entries. */
    public static String queue(Questions.Found found) {
        var page = MAPPER.createObjectNode();
        page.put("at", time(found.at())).put("matched", found.matched());
        entries(page.putArray("entries"), found.shown());
        return text(page);
    }

    /** What is wrong with a question. */
    public static String complaint(String sentence) {
        return text(MAPPER.createObjectNode().put("error", sentence));
    }

    private static void entries(ArrayNode array, List<Standing> standings) {
        standings.forEach(standing -> entry(array.addObject(), standing));
    }

    private static void entry(ObjectNode node, Standing standing) {
        var entry = standing.entry();
        node.put("message", entry.messageId()).put("sender", entry.sender());
        node.put("recipient", entry.recipient()).put("destination", entry.destination());
        node.put("lane", Filter.name(entry.lane())).put("state", Filter.name(standing.place()));
        if (entry.acceptedAt() != 0) {
            node.put("acceptedAt", time(entry.acceptedAt()));
        }
        node.put("since", time(entry.since())).put("attempt", entry.attempt());
        if (entry.attempt() > 0) {
            node.put("reply", entry.reply()).put("nextAttempt", time(entry.nextAttempt()));
        }
        if (entry.replyClass() != null) {
            node.put("class", Filter.name(entry.replyClass()));
        }
        if (entry.waitReason() != null) {
            node.put("waitReason", Filter.name(entry.waitReason()));
        }
        var hold = standing.hold();
        if (hold != null) {
            node.putObject("hold")
                    .put("id", hold.id())
                    .put("by", hold.by())
                    .put("at", hold.at().toString())
                    .put("of", Filter.name(hold.target().kind()))
                    .put("target", hold.target().value())
                    .put("comment", hold.comment());
        }
        if (standing.overdue() != null) {
            node.put("overdue", Filter.name(standing.overdue())).put("overdueSince", time(standing.overdueSince()));
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String text(JsonNode node) {
        return node.toPrettyString() + "\n";
    }
}
