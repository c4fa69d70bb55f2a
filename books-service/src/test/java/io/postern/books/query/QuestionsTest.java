// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.books.Mails;
import io.postern.books.entry.Books;
import io.postern.books.entry.LaneRecord;
import io.postern.books.orders.Holds;
import io.postern.books.query.Standing.Place;
import io.postern.books.query.Standing.Reason;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {
    private static final Instant NOON = Mails.NOON;
    private static final Duration GRACE = Duration.ofMinutes(45);

    private final Books books = new Books();
    private final Holds holds = new Holds();
    private final Questions questions = new Questions(books, holds, GRACE);

    /** Accepted at noon; put off at noon until a quarter past; the record is moved to the lane when it is due. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what is known                                      | events              | asked after | where   | past its time
            just accepted                                        | accept              | PT1M        | LANE    |
            nothing was heard of it for the whole grace          | accept              | PT45M       | LANE    |
            nothing was heard of it for longer                   | accept              | PT45M1S     | LANE    | NO_OUTCOME
            put off, and it is not time yet                      | accept, later       | PT14M       | WAITING |
            it was time, and the grace is not over               | accept, later       | PT1H        | WAITING |
            it was time, and nobody has tried                    | accept, later       | PT1H1S      | WAITING | NOT_TRIED_AGAIN
            its record is on the lane, and an attempt may take   | accept, later, back | PT1H        | LANE    |
            its record was lost on the lane                      | accept, later, back | PT1H1S      | LANE    | NOT_TRIED_AGAIN
            on hold it waits for a person for ever               | accept, hold        | PT100H      | HELD    |
            on hold while it waits                               | accept, later, hold | PT100H      | HELD    |
            released an hour ago, and nobody has tried           | accept, hold, free  | PT3H        | LANE    | NO_OUTCOME
            just released                                        | accept, hold, free  | PT2H10M     | LANE    |
            its acceptance was never seen                        | later               | PT1H1S      | WAITING | NOT_TRIED_AGAIN
            """)
    void says_what_is_past_its_time(String what, String events, Duration after, Place place, @Nullable Reason overdue) {
        for (var event : events.split(", ")) {
            read(event);
        }
        long now = NOON.plus(after).toEpochMilli();

        var survey = questions.survey(now);
        assertThat(survey.open().get(Lane.PERSONAL)).isEqualTo(Map.of(place, 1L));
        assertThat(survey.overdue())
                .isEqualTo(Map.of(
                        Reason.NO_OUTCOME,
                        overdue == Reason.NO_OUTCOME ? 1L : 0L,
                        Reason.NOT_TRIED_AGAIN,
                        overdue == Reason.NOT_TRIED_AGAIN ? 1L : 0L));
        assertThat(survey.longest()).hasSize(overdue == null ? 0 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # filter                                | finds
                                                    | m1 bert, m1 carl, m2 bert
            message=m1                              | m1 bert, m1 carl
            message=m                               | m1 bert, m1 carl, m2 bert
            message=m1 bert                         |
            sender=ANNA@local.test                  | m1 bert, m1 carl, m2 bert
            sender=@local.test                      | m1 bert, m1 carl, m2 bert
            sender=<>                               |
            recipient=bert@x.test                   | m1 bert, m2 bert
            recipient=@y.test                       | m1 carl
            destination=y.test                      | m1 carl
            class=greylisted                        | m1 bert
            class=no-such-user                      |
            lane=personal                           | m1 bert, m1 carl, m2 bert
            lane=bulk                               |
            state=waiting                           | m1 bert
            state=lane                              | m1 carl, m2 bert
            overdue=true                            | m1 carl
            overdue=true&message=m2                 |
            limit=1                                 | m1 bert
            """)
    void filters(@Nullable String filter, @Nullable String expected) {
        read("both");
        read("later");
        var second = Mails.message("m2", NOON.plusSeconds(3000), "bert@x.test");
        books.onLane(record(second, second.acceptedAt()), 0);
        var found = questions.find(
                Filter.of(words(filter)), NOON.plus(GRACE).plusSeconds(1).toEpochMilli());

        assertThat(found.shown().stream()
                        .map(one -> one.entry().messageId() + " "
                                + one.entry().recipient().split("@")[0])
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    /** Accepted at noon, asked after an hour. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what is known                                    | events             | postern.content | postern.content.kept
            a small message needs no content                   | accept             | 0               | 0
            a large one needs it from its acceptance on        | large              | 3600            | 0
            what is held was copied, and needs the copy        | large, hold        | 0               | 3600
            released it refers to the copy                     | large, moved       | 0               | 3600
            nothing needs it once the message is delivered     | large, gone        | 0               | 0
            """)
    void says_how_long_content_has_been_needed(String what, String events, double content, double kept) {
        for (var event : events.split(", ")) {
            read(event);
        }
        var survey = questions.survey(NOON.plusSeconds(3600).toEpochMilli());
        assertThat(survey.contentSeconds("postern.content")).isEqualTo(content);
        assertThat(survey.contentSeconds("postern.content.kept")).isEqualTo(kept);
    }

    @Test
    void tells_how_many_there_are_beyond_those_shown() {
        read("both");
        var found = questions.find(Filter.of(Map.of("limit", "1")), NOON.toEpochMilli());
        assertThat(found.matched()).isEqualTo(2);
        assertThat(found.shown()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour=red    | there is no filter colour
            class=purple  | class is one of greylisted, throttled
            limit=0       | limit is a number from 1
            limit=many    | limit is a number from 1
            lane=fast     | lane is one of incoming, personal, bulk
            """)
    void a_wrong_word_is_a_sentence(String filter, String sentence) {
        assertThatThrownBy(() -> Filter.of(words(filter)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private void read(String event) {
        var message = Mails.message("m1", NOON, "bert@x.test");
        var both = Mails.message("m1", NOON, "bert@x.test", "carl@y.test");
        switch (event) {
            case "accept" -> books.onLane(record(message, NOON), 0);
            case "both" -> books.onLane(record(both, NOON), 0);
            case "later" -> books.outcome(Mails.deferred(message, "bert@x.test", NOON, Duration.ofMinutes(15)), 0);
            case "back" -> {
                var due = NOON.plus(Duration.ofMinutes(15));
                books.onLane(record(message.again(message.recipients(), 2, due, message.progress()), due), 0);
            }
            case "gone" -> books.outcome(Mails.delivered(message, "bert@x.test", NOON), 0);
            case "large" -> {
                var large = Mails.message("m1", NOON, "bert@x.test").with(Mails.LARGE);
                books.onLane(record(large, NOON), 0);
            }
            case "moved" -> {
                var kept = new Content.Stored("postern.content.kept", 0, List.of(3L), 70_000, "ab12");
                var large = Mails.message("m1", NOON, "bert@x.test").with(kept);
                var back = large.again(large.recipients(), 2, NOON, large.progress());
                books.onLane(record(back, NOON.plusSeconds(60)), 0);
            }
            case "hold" -> holds.apply(order(Action.HOLD, NOON));
            case "free" -> holds.apply(order(Action.RELEASE, NOON.plus(Duration.ofHours(2))));
            default -> throw new IllegalArgumentException(event);
        }
    }

    private static Command order(Action action, Instant at) {
        return new Command("c1", at, "root", action, new Target(Target.Kind.MESSAGE, "m1"), null, "");
    }

    private static LaneRecord record(OutboundMessage message, Instant at) {
        return new LaneRecord(
                message.messageId(),
                message.recordId(),
                message.lane(),
                message.acceptedAt().toEpochMilli(),
                at.toEpochMilli(),
                message.attempt(),
                message.notBefore() != null,
                message.reversePath(),
                message.recipients().stream().map(one -> one.address()).toList(),
                message.content() instanceof Content.Stored stored ? stored.topic() : "");
    }

    private static Map<String, String> words(@Nullable String filter) {
        return filter == null
                ? Map.of()
                : List.of(filter.split("&")).stream()
                        .map(word -> word.split("=", 2))
                        .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    }
}
