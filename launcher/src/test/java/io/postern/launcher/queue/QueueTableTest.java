// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTableTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final QueueTable table = new QueueTable(NOON);

    @Test
    void shows_a_line_for_each_recipient() {
        var text = table.of(
                List.of(
                        WhyTest.entry("lane", 0, null, null, null, null, null, null),
                        WhyTest.entry("waiting", 1, "451 later\u001b[0m", "greylisted", "hint", "12:04", null, null),
                        WhyTest.entry(
                                "held", 2, "450 a long reply that was c…", "throttled", "hint", "12:04", null, null),
                        WhyTest.entry("waiting", 1, "450 later", null, null, "11:10", "11:10", null)),
                7);

        assertThat(text).isEqualToNormalizingNewlines("""
                id     from               to             age  tried  class       next attempt    last reply
                01kan  <anna@local.test>  <bert@x.test>  1 h  -      -           now             -
                01kan  <anna@local.test>  <bert@x.test>  1 h  1      greylisted  in 4 min        451 later\\u001b[0m
                01kan  <anna@local.test>  <bert@x.test>  1 h  2      throttled   on hold         450 a long reply that was c…
                01kan  <anna@local.test>  <bert@x.test>  1 h  1      -           LATE by 50 min  450 later
                4 of 7; --limit shows more, and filters fewer.
                """);
    }

    @Test
    void says_so_when_there_is_nothing() {
        assertThat(table.of(List.of(), 0)).isEqualToNormalizingNewlines("Nothing of that kind waits.\n");
    }
}
