// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.launcher.books.OpenEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final Why why = new Why(NOON, ZoneOffset.UTC, " --config own.yaml");

    /** It is noon; the message was accepted at 11:00 and last tried at 11:50. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # it waits                  | state   | tried | reply                  | class        | by            | next  | late  | sentence, after <bert@x.test>
            for its first attempt       | lane    | 0     |                        |              |               |       |       | has not been tried yet: it is on lane personal since 11:00:00, and the next free connection to x.test decides.
            for the server's time       | waiting | 1     | 451 4.7.1 in 240 s     | greylisted   | hint          | 12:04 |       | was put off: x.test said «451 4.7.1 in 240 s» at 11:50:00 to attempt 1, as it wants to see us come back; attempt 2 comes at 12:04:00, in 4 min, as the server asked.
            for what the site needs     | waiting | 1     | 451 4.7.1 greylisted   | greylisted   | learned       | 12:04 |       | was put off: x.test said «451 4.7.1 greylisted» at 11:50:00 to attempt 1, as it wants to see us come back; attempt 2 comes at 12:04:00, in 4 min, as this site's greylisting has been seen to need.
            for the schedule            | waiting | 3     | 452 4.2.2 full         | mailbox full | schedule      | 13:30 |       | was put off: x.test said «452 4.2.2 full» at 11:50:00 to attempt 3, as the mailbox is full; attempt 4 comes at 13:30:00, in 1 h 30 min, by the schedule.
            for the network             | waiting | 2     | 451 4.4.1 refused      | network      | schedule      | 12:20 |       | was put off: attempt 2 at 11:50:00 reached no server of x.test («451 4.4.1 refused»); attempt 3 comes at 12:20:00, in 20 min, by the schedule.
            for its last attempt        | waiting | 9     | 450 4.0.0 later        | blocked      | last-attempt  | 12:20 |       | was put off: x.test said «450 4.0.0 later» at 11:50:00 to attempt 9, as we or the message are not wanted there; attempt 10 comes at 12:20:00, in 20 min, and it is the last one, as its time is over then.
            without a known reason      | waiting | 1     | 450 4.0.0 later        |              |               | 12:20 |       | was put off: x.test said «450 4.0.0 later» at 11:50:00 to attempt 1; attempt 2 comes at 12:20:00, in 20 min.
            for the scheduler           | waiting | 1     | 450 4.0.0 later        |              | schedule      | 11:59 |       | was put off: x.test said «450 4.0.0 later» at 11:50:00 to attempt 1; attempt 2 is due now.
            for its turn                | lane    | 1     | 450 4.0.0 later        |              | schedule      | 11:59 |       | was put off: x.test said «450 4.0.0 later» to attempt 1; attempt 2 has its turn now, and the next free connection decides.
            and nothing was ever heard  | lane    | 0     |                        |              |               |       | 11:00 | is past its time: it was accepted 1 h ago, and no attempt has ended since; it may be stuck on lane personal, or lost.
            and it was not tried again  | waiting | 1     | 450 4.0.0 later        |              | schedule      | 11:10 | 11:10 | is past its time: x.test said «450 4.0.0 later» at 11:50:00 to attempt 1; attempt 2 was due at 11:10:00, 50 min ago, and nothing was heard of it; it may be stuck, or lost.
            """)
    void says(
            String what,
            String state,
            int tried,
            @Nullable String reply,
            @Nullable String replyClass,
            @Nullable String by,
            @Nullable String next,
            @Nullable String late,
            String sentence) {
        assertThat(why.of(entry(state, tried, reply, replyClass, by, next, late, null)))
                .isEqualTo("<bert@x.test> " + sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # held is              | of          | target          | sentence, after <bert@x.test> is on hold: root has put
            the message            | message     | 01kan           | the message on hold at 2026-11-24 12:00:00 («a \\u001b[31m flood»); x.test said «450 later» to attempt 1; it is tried after ./postern queue release --message 01kan --config own.yaml.
            mail of its sender     | sender      | anna@local.test | mail from <anna@local.test> on hold at 2026-11-24 12:00:00 («a \\u001b[31m flood»); x.test said «450 later» to attempt 1; it is tried after ./postern queue release --sender 'anna@local.test' --config own.yaml.
            mail of the null sender | sender     | ``              | mail from <> on hold at 2026-11-24 12:00:00 («a \\u001b[31m flood»); x.test said «450 later» to attempt 1; it is tried after ./postern queue release --sender '<>' --config own.yaml.
            mail to its domain     | destination | x.test          | mail to x.test on hold at 2026-11-24 12:00:00 («a \\u001b[31m flood»); x.test said «450 later» to attempt 1; it is tried after ./postern queue release --destination x.test --config own.yaml.
            """)
    void says_who_has_put_it_on_hold_with_which_words_and_what_ends_that(
            String what, String of, String target, String sentence) {
        var hold = new OpenEntry.Hold("root", NOON.minusSeconds(86_400), of, target, "a \u001b[31m flood");

        assertThat(why.of(entry("held", 1, "450 later", null, null, "11:59", null, hold)))
                .isEqualTo("<bert@x.test> is on hold: root has put " + sentence);
    }

    static OpenEntry entry(
            String state,
            int tried,
            @Nullable String reply,
            @Nullable String replyClass,
            @Nullable String by,
            @Nullable String next,
            @Nullable String late,
            OpenEntry.@Nullable Hold hold) {
        var accepted = NOON.minusSeconds(3600);
        return new OpenEntry(
                "01kan",
                "anna@local.test",
                "bert@x.test",
                "x.test",
                "personal",
                state,
                accepted,
                tried == 0 ? accepted : NOON.minusSeconds(600),
                tried,
                reply == null ? "" : reply,
                replyClass == null ? "" : replyClass,
                by == null ? "" : by,
                time(next),
                hold,
                time(late));
    }

    private static @Nullable Instant time(@Nullable String clock) {
        return clock == null ? null : Instant.parse("2026-11-25T" + clock + ":00Z");
    }
}
