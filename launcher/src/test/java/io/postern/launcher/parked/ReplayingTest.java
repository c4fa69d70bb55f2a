// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayingTest {
    private static final Set<String> TOPICS = Set.of(
            "postern.outbound.incoming",
            "postern.retry.15m",
            "postern.retry.held",
            "postern.inquiries",
            "postern.deliveries");
    private static final Parked.Mail MAIL =
            Parked.Mail.of("01kan", "anna@debian.org", List.of("bert@local.test", "cleo@local.test"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                               | topic                     | read  | begun | anyway | among all | said of its id
            mail of a lane                       | postern.outbound.incoming | true  | false | false  | true      |
            mail that waited                     | postern.retry.15m         | true  | false | false  | true      |
            mail on hold                         | postern.retry.held        | true  | false | false  | true      |
            a lane, and nobody reads it          | postern.outbound.incoming | false | false | false  | false     |
            a replay was begun                   | postern.outbound.incoming | true  | true  | false  | false     | A replay of 0-1 was begun before
            a replay was begun, and anyway       | postern.outbound.incoming | true  | true  | true   | true      |
            a question of the line               | postern.inquiries         | false | false | true   | false     | 0-1 came from postern.inquiries and is no mail
            mail in a topic that is not for mail | postern.deliveries        | true  | false | true   | false     | 0-1 came from postern.deliveries and is no mail
            a lane that there is not             | postern.outbound.evil     | true  | false | true   | false     | 0-1 came from postern.outbound.evil, and there is no such topic
            nobody knows where it came from      | ''                        | true  | false | true   | false     | Nothing says where 0-1 came from
            """)
    void is_of_mail_that_goes_back_once(
            String what,
            String topic,
            boolean read,
            boolean begun,
            boolean anyway,
            boolean amongAll,
            @Nullable String said) {
        var parked = parked(topic, begun, read ? MAIL : null);

        assertThat(Replaying.fits(parked, TOPICS, anyway)).as(what).isEqualTo(amongAll);
        if (said == null) {
            assertThat(Replaying.hindrance(parked, TOPICS, anyway)).as(what).isNull();
        } else {
            assertThat(Replaying.hindrance(parked, TOPICS, anyway)).as(what).startsWith(said);
        }
    }

    @ParameterizedTest(name = "{0} is parked by {1}")
    @CsvSource({
        "postern.inquiries, reputation-service",
        "postern.assessments, policy-service",
        "postern.verdicts, smtp-edge",
        "postern.outbound.personal, delivery-worker",
        "postern.retry.1m, delivery-worker",
        "elsewhere, ''"
    })
    void who_reads_a_topic_parks_what_comes_from_it(String topic, String service) {
        assertThat(parked(topic, false, null).service()).isEqualTo(service);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | topic                     | read  | message | in its octets | is of it
            mail of a lane                          | postern.outbound.incoming | true  | 01kan   | true          | true
            mail of another, which quotes it        | postern.outbound.personal | true  | 01kax   | true          | false
            what nobody reads of a lane             | postern.outbound.incoming | false | 01kan   | true          | true
            what nobody reads of what waits         | postern.retry.1m          | false | 01kan   | true          | true
            what nobody reads and does not name it  | postern.retry.1m          | false | 01kan   | false         | false
            a question about it                     | postern.inquiries         | false | 01kan   | true          | false
            """)
    void a_record_is_of_one_message(
            String what, String topic, boolean read, String message, boolean mentioned, boolean isOf) {
        assertThat(parked(topic, false, read ? MAIL : null).isOf(message, mentioned))
                .as(what)
                .isEqualTo(isOf);
    }

    @Test
    void what_is_asked_and_said_cannot_drive_a_terminal() {
        var bad = parked("postern.retry.\u001b[2J", false, Parked.Mail.of("\u001b", "\u001b", List.of("\u001b")));

        assertThat(Replaying.question(List.of(bad, parked("postern.retry.1m", false, MAIL))))
                .isEqualTo("Write back 2 of mail, to postern.retry.1m (1), postern.retry.\\u001b[2J (1)?");
        assertThat(Replaying.words(bad)).doesNotContain("\u001b");
        assertThat(new ParkedTable(ZoneOffset.UTC).of(List.of(bad))).doesNotContain("\u001b");
    }

    @Test
    void of_many_recipients_the_first_ten_are_kept_and_all_are_counted() {
        var many = IntStream.rangeClosed(1, 1000)
                .mapToObj("to%d@local.test"::formatted)
                .toList();
        var parked = parked("postern.retry.1m", false, Parked.Mail.of("01kan", "anna@debian.org", many));

        assertThat(Replaying.words(parked)).endsWith("<to9@local.test>, <to10@local.test> and 990 more.");
        assertThat(new ParkedTable(ZoneOffset.UTC).of(List.of(parked))).contains("<to1@local.test> +999");
        assertThat(JsonParked.list(List.of(parked)))
                .contains("to10@local.test", "\"recipientCount\" : 1000")
                .doesNotContain("to11@local.test");
    }

    @Test
    void the_table_has_a_line_each() {
        var garbage = new Parked("0-12", Instant.EPOCH, "postern.inquiries", 1, 4711, "not JSON", 8, false, null);

        assertThat(new ParkedTable(ZoneOffset.UTC).of(List.of(parked("postern.retry.1m", true, MAIL), garbage)))
                .isEqualToNormalizingNewlines("""
                        id    when              by                  came from                 octets  message  from               to                    why
                        0-1   1970-01-01 00:00  delivery-worker     postern.retry.1m 0/17     900     01kan    <anna@debian.org>  <bert@local.test> +1  (replay begun) why
                        0-12  1970-01-01 00:00  reputation-service  postern.inquiries 1/4711  8       -        -                  -                     not JSON
                        """);
        assertThat(new ParkedTable(ZoneOffset.UTC).of(List.of())).isEqualToIgnoringNewLines("Nothing is parked.");
    }

    private static Parked parked(String topic, boolean begun, Parked.@Nullable Mail mail) {
        return new Parked("0-1", Instant.EPOCH, topic, 0, 17, "why", 900, begun, mail);
    }
}
