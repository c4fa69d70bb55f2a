// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.books.Mails;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.Settlement.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksTest {
    private static final String BERT = "bert@x.test";
    private static final Instant NOON = Mails.NOON;

    private final Books books = new Books();
    private long now = NOON.toEpochMilli();

    /**
     * Events about one message for Bert, in the order they are read. A number is that of the attempt, what follows {@code r}
     * that of the release.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what happened                                        | is read as                          | books
            accepted mail is queued                                 | accept                              | accepted 1, open 1
            delivered                                               | accept, ok1                         | accepted 1, delivered 1
            put off and still queued                                | accept, later1                      | accepted 1, open 1
            put off and then delivered                              | accept, later1, lane2, ok2          | accepted 1, delivered 1
            reported to the sender                                  | accept, report1                     | accepted 1, reported 1
            removed by a rule                                       | accept, remove1                     | accepted 1, null-sender 1
            cancelled by an operator                                | accept, later1, cancel2             | accepted 1, cancelled 1
            failed in an earlier release, which names no rule       | accept, fail1                       | accepted 1, failed 1
            a split is no second acceptance                         | accept, split1, ok1                 | accepted 1, delivered 1
            a split that is written twice opens nothing again       | accept, split1, ok1, split1         | accepted 1, delivered 1
            a move that is repeated opens nothing again             | accept, later1, lane2, ok2, lane2   | accepted 1, delivered 1
            a record that comes again unread opens nothing again    | accept, ok1, accept                 | accepted 1, delivered 1
            an outcome that is written twice counts once            | accept, ok1, ok1                    | accepted 1, delivered 1
            a deferral that is written twice opens nothing again    | accept, later1, lane2, ok2, later1  | accepted 1, delivered 1
            delivered twice counts once                             | accept, later1, ok2, ok1            | accepted 1, delivered 1
            the outcome is read before the acceptance               | ok1, accept                         | accepted 1, delivered 1
            the deferral is read before the acceptance              | later1, accept                      | accepted 1, open 1
            the retry is on the lane before its deferral is read    | accept, lane2, later1               | accepted 1, open 1
            all is read the wrong way round                         | ok2, later1, lane2, accept          | accepted 1, delivered 1
            an outcome without an acceptance is counted apart       | ok1                                 | unseen delivered 1
            and hides nothing                                       | ok1, other                          | accepted 1, unseen delivered 1, open 1
            a deferral without an acceptance is queued all the same | later1                              | found 1, open 1
            and ends like any other                                 | later1, lane2, ok2                  | found 1, delivered 1
            a retry alone opens nothing                             | lane2                               |
            a part alone opens nothing                              | split1                              |
            into quarantine                                         | accept, quarantine1, refused1       | accepted 1, undeliverable 1
            into quarantine, the outcome first                      | accept, refused1, quarantine1       | accepted 1, undeliverable 1
            deleted from quarantine                                 | accept, refused1, quarantine1, del1 | accepted 1, undeliverable 1
            deleted when nothing is remembered of it                | del1                                |
            released from quarantine it is queued anew              | accept, refused1, lane1r1           | accepted 1, released 1, undeliverable 1, open 1
            and delivered                                           | accept, refused1, lane1r1, ok1r1    | accepted 1, released 1, undeliverable 1, delivered 1
            the release is read before the refusal                  | accept, lane1r1, refused1           | accepted 1, released 1, undeliverable 1, open 1
            a release that is written twice counts once             | accept, refused1, lane1r1, lane1r1  | accepted 1, released 1, undeliverable 1, open 1
            released and refused again                              | accept, refused1, lane1r1, refused1r1 | accepted 1, released 1, undeliverable 2
            a split of what was released                            | accept, refused1, lane1r1, split1r1, ok1r1 | accepted 1, released 1, undeliverable 1, delivered 1
            a lost message stays open for ever                      | accept, wait                        | accepted 1, open 1
            """)
    void keeps(String what, String events, @Nullable String expected) {
        for (var event : events.split(", ")) {
            read(event);
            assertThat(books.difference()).as("after " + event).isZero();
        }
        assertThat(shown()).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void each_recipient_has_an_entry_of_its_own_and_one_named_twice_has_one() {
        var message = Mails.message("m1", NOON, BERT, "carl@x.test", BERT);
        books.onLane(record(message), now);
        books.outcome(Mails.delivered(message, BERT, NOON), now);

        assertThat(shown()).isEqualTo("accepted 2, delivered 1, open 1");
        assertThat(books.get("m1 carl@x.test")).isNotNull();
    }

    @Test
    void two_faults_do_not_cancel_out() {
        var lost = Mails.message("lost", NOON, BERT);
        books.onLane(record(lost), now);
        books.outcome(Mails.delivered(Mails.message("never-seen", NOON, BERT), BERT, NOON), now);

        assertThat(shown()).isEqualTo("accepted 1, unseen delivered 1, open 1");
    }

    @Test
    void what_is_closed_is_remembered_for_minutes_and_not_for_ever() {
        read("ok1");
        now += Duration.ofMinutes(4).toMillis();
        var other = Mails.message("m2", NOON, BERT);
        books.outcome(Mails.delivered(other, BERT, NOON), now);
        now += Duration.ofMinutes(2).toMillis();
        books.outcome(Mails.delivered(Mails.message("m3", NOON, BERT), BERT, NOON), now);
        read("accept");
        assertThat(books.totals().accepted()).isOne();

        now += Duration.ofMinutes(11).toMillis();
        books.outcome(Mails.delivered(Mails.message("m4", NOON, BERT), BERT, NOON), now);
        books.onLane(record(other), now);
        assertThat(books.get("m2 " + BERT)).isNotNull();
    }

    @Test
    void an_entry_knows_the_last_that_was_said() {
        read("accept");
        assertThat(books.get("m1 " + BERT))
                .returns("x.test", Entry::destination)
                .returns(0, Entry::attempt)
                .returns(true, Entry::onLane);
        read("later1");
        assertThat(books.get("m1 " + BERT))
                .returns("451 4.7.1 come back later", Entry::reply)
                .returns(1, Entry::attempt)
                .returns(NOON.plusSeconds(240).toEpochMilli(), Entry::due)
                .returns(false, Entry::onLane);
        read("lane2");
        assertThat(books.get("m1 " + BERT)).returns(true, Entry::onLane);
    }

    @Test
    void what_makes_room_for_others_and_comes_back_is_due_anew() {
        var message = Mails.message("m1", NOON, BERT);
        books.onLane(record(message), now);
        var back = message.again(message.recipients(), 1, NOON.plusSeconds(60), message.progress());
        books.onLane(record(back, NOON.plusSeconds(60)), now);

        assertThat(books.get("m1 " + BERT))
                .returns(NOON.plusSeconds(60).toEpochMilli(), Entry::due)
                .returns(0, Entry::attempt);
        assertThat(shown()).isEqualTo("accepted 1, open 1");
    }

    @Test
    void only_what_lasts_is_saved() {
        read("accept");
        read("ok1");
        assertThat(books.unsaved().written()).isEmpty();
        assertThat(books.unsaved().removed()).isEmpty();

        books.onLane(record(Mails.message("m2", NOON, BERT)), now);
        assertThat(books.unsaved().written()).extracting(Entry::key).containsExactly("m2 " + BERT);
        books.saved();
        assertThat(books.unsaved().written()).isEmpty();

        books.outcome(Mails.delivered(Mails.message("m2", NOON, BERT), BERT, NOON), now);
        assertThat(books.unsaved().removed()).containsExactly("m2 " + BERT);
        books.saved();
        assertThat(books.unsaved().removed()).isEmpty();
    }

    @Test
    void what_was_counted_before_the_last_save_is_not_counted_again() {
        books.remember(Mails.delivered(Mails.message("m1", NOON, BERT), BERT, NOON), now);
        read("accept");
        assertThat(shown()).isEmpty();
    }

    private void read(String event) {
        int release = event.matches(".*\\dr1") ? 1 : 0;
        var bare = release == 1 ? event.substring(0, event.length() - 2) : event;
        char last = bare.charAt(bare.length() - 1);
        int attempt = Character.isDigit(last) ? last - '0' : 1;
        var first = Mails.message("m1", NOON, BERT);
        if (release == 1) {
            first = Mails.quarantined(first, NOON).message().released(NOON.plusSeconds(1));
        }
        var tried = attempt == 1
                ? first
                : first.again(first.recipients(), attempt, NOON.plusSeconds(240L * (attempt - 1)), first.progress());
        switch (bare.replaceAll("\\d", "")) {
            case "accept" -> books.onLane(record(first), now);
            case "lane" -> books.onLane(record(tried), now);
            case "split" ->
                books.onLane(record(tried.part(tried.recordId() + "-0123456789abcdef", tried.recipients())), now);
            case "other" -> books.onLane(record(Mails.message("m2", NOON, BERT)), now);
            case "ok" -> books.outcome(Mails.delivered(tried, BERT, NOON), now);
            case "later" -> books.outcome(Mails.deferred(tried, BERT, NOON, Duration.ofSeconds(240)), now);
            case "report" -> end(tried, Status.FAILED, new Settlement(Kind.REPORTED, "report", "m9"));
            case "remove" -> end(tried, Status.FAILED, new Settlement(Kind.REMOVED, "null-sender", null));
            case "refused" -> end(tried, Status.FAILED, new Settlement(Kind.REMOVED, "undeliverable", "q1"));
            case "cancel" -> end(tried, Status.REMOVED, new Settlement(Kind.REMOVED, "cancelled", "c1"));
            case "del" -> end(tried, Status.REMOVED, new Settlement(Kind.REMOVED, "deleted", "c2"));
            case "fail" -> books.outcome(Mails.ended(tried, BERT, NOON, Status.FAILED, null), now);
            case "quarantine" -> books.quarantined(Mails.quarantined(tried, NOON), now);
            case "wait" -> now += Duration.ofDays(9).toMillis();
            default -> throw new IllegalArgumentException(event);
        }
    }

    private void end(OutboundMessage tried, Status status, Settlement settlement) {
        books.outcome(Mails.ended(tried, BERT, NOON, status, settlement), now);
    }

    private static LaneRecord record(OutboundMessage message) {
        return record(message, message.notBefore() == null ? NOON : message.notBefore());
    }

    static LaneRecord record(OutboundMessage message, Instant appendedAt) {
        return new LaneRecord(
                message.messageId(),
                message.recordId(),
                message.lane(),
                message.acceptedAt().toEpochMilli(),
                appendedAt.toEpochMilli(),
                message.attempt(),
                message.notBefore() != null,
                message.reversePath(),
                message.recipients().stream().map(one -> one.address()).toList(),
                message.content() instanceof Content.Stored stored ? stored.topic() : "");
    }

    /** All that is not zero. */
    private String shown() {
        var totals = books.totals();
        var words = new ArrayList<String>();
        add(words, "accepted", totals.accepted());
        add(words, "released", totals.released());
        add(words, "found", totals.found());
        names(totals.closed()).forEach((name, count) -> add(words, name, count));
        names(totals.unseen()).forEach((name, count) -> add(words, "unseen " + name, count));
        add(words, "open", books.sums().open());
        return String.join(", ", words);
    }

    private static void add(List<String> words, String name, long count) {
        if (count != 0) {
            words.add(name + " " + count);
        }
    }

    private static TreeMap<String, Long> names(Map<Ending, Long> counts) {
        var names = new TreeMap<String, Long>(Comparator.reverseOrder());
        counts.forEach((ending, count) -> names.put(
                switch (ending) {
                    case Ending.Delivered _ -> "delivered";
                    case Ending.Reported _ -> "reported";
                    case Ending.Removed(var rule) -> rule;
                },
                count));
        return names;
    }
}
