// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.quantile;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;

/** The line over Kafka: from question to verdict. */
final class LineBoard {
    private LineBoard() {}

    static Board board() {
        return Board.of(
                "postern-line",
                "Postern / Line and Kafka",
                "The line over Kafka, from question to verdict, hop by hop; and the durable write before each 250.",
                row(
                        "From question to verdict",
                        lines(
                                "Median",
                                "s",
                                "By what is asked about.",
                                quantile("0.5", "postern_edge_verdict_seconds", "question")),
                        lines(
                                "99 of 100",
                                "s",
                                "By what is asked about.",
                                quantile("0.99", "postern_edge_verdict_seconds", "question")),
                        lines(
                                        "Without a verdict",
                                        "suffix: /s",
                                        "Clients read 451 4.3.0.",
                                        rate("postern_edge_no_verdict_total", "question"))
                                .still("each question is answered in the test")),
                row(
                        "Hop by hop",
                        lines(
                                "Kafka, median",
                                "s",
                                "From writing a record to taking it, by topic.",
                                quantile("0.5", "postern_line_hop_seconds", "topic")),
                        lines(
                                "Kafka, 99 of 100",
                                "s",
                                "From writing a record to taking it, by topic.",
                                quantile("0.99", "postern_line_hop_seconds", "topic")),
                        lines(
                                "Assessment, 99 of 100",
                                "s",
                                "DNS, lists, SPF, DKIM, scanners: what is not Kafka.",
                                quantile("0.99", "postern_reputation_assessment_seconds", "kind"))),
                row(
                        "Load",
                        lines(
                                "In work",
                                "short",
                                "Questions that wait at the edge, inquiries at reputation, assessments at policy.",
                                of("sum(postern_edge_questions_waiting)", "edge"),
                                of("sum(postern_reputation_in_work)", "reputation"),
                                of("sum(postern_policy_in_work)", "policy")),
                        lines(
                                        "Too late",
                                        "suffix: /s",
                                        "Dropped as their deadline had passed.",
                                        of(
                                                "sum(rate(postern_reputation_expired_total[$__rate_interval]))",
                                                "reputation"),
                                        of("sum(rate(postern_policy_expired_total[$__rate_interval]))", "policy"))
                                .still("each question is answered in the test"),
                        lines(
                                "Questions",
                                "suffix: /s",
                                "By what they are about.",
                                rate("postern_edge_verdict_seconds_count", "question"))),
                row(
                        "Writes",
                        lines(
                                "Durable write",
                                "s",
                                "Before each 250.",
                                quantile("0.5", "postern_edge_durable_write_seconds"),
                                quantile("0.99", "postern_edge_durable_write_seconds")),
                        lines(
                                        "Failed",
                                        "suffix: /s",
                                        "Clients read 451 4.3.0, and nothing was accepted.",
                                        rate("postern_edge_durable_write_failed_total", "topic"))
                                .still("no write fails in the test"),
                        lines(
                                "History",
                                "bytes",
                                "Judgements that wait for Kafka; beyond 8 MiB they are dropped.",
                                of("sum(postern_history_waiting_bytes)", "waiting"))));
    }
}
