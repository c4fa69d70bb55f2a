// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.launcher.status.Matter.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator hears of scanners, certificates and servers that are away. */
class StatusTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                             | check        | name       | it tells                                | said
            a scanner answers                  | scanners     | clamd      | answers                                 | scanner clamd answers
            a scanner is set aside             | scanners     | clamd      | is set aside: Connection refused        | AMISS: scanner clamd is set aside: Connection refused
            a milter was not there at start    | scanners     | milter     | does not answer: Connection refused     | AMISS: scanner milter does not answer: Connection refused
            a certificate is good for long     | certificates | mx.expires | 2026-03-01T12:00:00Z                    | certificate mx expires in 59 days, 2026-03-01T12:00:00Z
            it expires within two weeks        | certificates | mx.expires | 2026-01-15T11:59:59Z                    | SOON: certificate mx expires in 13 days, 2026-01-15T11:59:59Z
            it expires today                   | certificates | mx.expires | 2026-01-01T15:00:00Z                    | SOON: certificate mx expires in 3 hours, 2026-01-01T15:00:00Z
            it has expired                     | certificates | mx.expires | 2025-12-29T12:00:00Z                    | AMISS: certificate mx expired 3 days ago, 2025-12-29T12:00:00Z
            new files are wrong                | certificates | trouble    | postern.edge.tls.certificates.mx: no    | AMISS: certificate files cannot be used, so the old ones stay: postern.edge.tls.certificates.mx: no
            it tells no time                   | certificates | mx.expires | soon                                    | AMISS: certificate mx expires at no time: soon
            no DNS server answers              | line         | dns        | away                                    | AMISS: dns is away
            Kafka is connected                 | line         | kafka      | connected                               | -
            """)
    void a_service_tells(String what, String check, String name, String words, String said) {
        var told = new Told(true, Map.of(check, Map.of(name, words)));

        var status = status(told.matters("smtp-edge", NOON));

        if (said == null) {
            assertThat(status.matters()).as(what).isEmpty();
        } else {
            assertThat(status.text()).as(what).contains("  smtp-edge           " + said + "\n");
        }
        assertThat(status.fine()).as(what).isEqualTo(said == null || !said.startsWith("AMISS"));
    }

    @Test
    void the_answer_of_a_service_is_read_and_one_that_is_none_tells_nothing() {
        assertThat(HttpHealth.checks("""
                {"status": "DOWN", "checks": [
                  {"name": "line", "status": "DOWN", "data": {"kafka": "away"}},
                  {"name": "scanners", "status": "UP"}]}""")).isEqualTo(Map.of("line", Map.of("kafka", "away"), "scanners", Map.of()));
        assertThat(HttpHealth.checks("<html>")).isEmpty();
        assertThat(HttpHealth.checks("")).isEmpty();
    }

    @Test
    void a_scanner_cannot_write_to_the_terminal() {
        var status = status(List.of(Matter.of("reputation-service", "scanner", "x", State.WRONG, "\u001b[2Jgone")));

        assertThat(status.text()).doesNotContain("\u001b");
    }

    @Test
    void what_waits_is_not_known_for_a_reason_that_is_told() {
        var status = new Status(
                "d", "", List.of(), List.of(), List.of(), List.of(), null, null, "Kafka does not allow us that", "7");

        assertThat(status.text()).contains("  What waits is not known: Kafka does not allow us that.\n");
        assertThat(status.fine()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is parked | 0 | true  | postern.parked               0 parked
            something is      | 2 | false | postern.parked               AMISS: 2 parked; ./postern parked list shows whose mail it is
            """)
    void what_is_parked_is_amiss(String what, long parked, boolean fine, String said) {
        var status = status(List.of(), parked);

        assertThat(status.fine()).as(what).isEqualTo(fine);
        assertThat(status.text()).as(what).contains("  " + said + System.lineSeparator());
    }

    private static Status status(List<Matter> matters) {
        return status(matters, 0);
    }

    private static Status status(List<Matter> matters, long parked) {
        return new Status("d", "", List.of(), List.of(), List.of(), matters, List.of(), parked, null, "7");
    }
}
