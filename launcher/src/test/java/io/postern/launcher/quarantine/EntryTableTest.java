// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTableTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Entry ONE = new Entry(
            "01kan1",
            NOON,
            "Anna@Debian.org",
            List.of("bert@local.test", "cleo@local.test"),
            "undeliverable",
            "550 5.1.1 no such user",
            "01kan",
            99);

    @Test
    void columns_are_as_wide_as_what_is_in_them_and_terminals_are_left_alone() {
        var other = new Entry("01kan2", NOON, "", List.of("b@x"), "undeliverable", "550 \u001b[2Jno", "01kan", 1);

        assertThat(new EntryTable(ZoneOffset.UTC).of(List.of(ONE, other))).isEqualToNormalizingNewlines("""
                id      when              from               to                    rule           words
                01kan1  2026-11-22 12:00  <Anna@Debian.org>  <bert@local.test> +1  undeliverable  550 5.1.1 no such user
                01kan2  2026-11-22 12:00  <>                 <b@x>                 undeliverable  550 \\u001b[2Jno
                """);
    }

    @Test
    void an_empty_quarantine_is_said_to_be() {
        assertThat(new EntryTable(ZoneOffset.UTC).of(List.of())).isEqualToIgnoringNewLines("Nothing is in quarantine.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anna@debian.org   |                  |               | true  | the sender, in any case
            debian.org        |                  |               | true  | the sender's domain
            bian.org          |                  |               | false | part of a domain is another domain
            <>                |                  |               | false | the null sender is nobody else
                              | cleo@local.test  |               | true  | any of the recipients
                              | dora@local.test  |               | false | none of them
            debian.org        | local.test       | undeliverable | true  | all that is asked for
            debian.org        | local.test       | virus         | false | all but the rule
            """)
    void entries_fit_a_filter(
            @Nullable String sender, @Nullable String recipient, @Nullable String rule, boolean fits, String what) {
        var filter = new Filter();
        filter.sender = sender;
        filter.recipient = recipient;
        filter.rule = rule;

        assertThat(filter.wants(ONE)).as(what).isEqualTo(fits);
    }
}
