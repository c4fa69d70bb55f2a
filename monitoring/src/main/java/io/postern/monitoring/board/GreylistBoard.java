// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.quantile;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.figure;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;

/** Who waits, who has passed, who never came back. */
final class GreylistBoard {
    private GreylistBoard() {}

    static Board board() {
        return Board.of(
                "postern-greylisting",
                "Postern / Greylisting",
                "Who waits, who has passed, who never came back; and what greylisting costs those who do.",
                row(
                        "Now",
                        figure(
                                "Waiting",
                                "short",
                                "Strangers that may still come back and have not passed.",
                                "sum(postern_greylist_waiting)"),
                        figure(
                                        "Passed, of those whose time is over",
                                        "percentunit",
                                        "Share of strangers that came back in time. What is left never came back: mostly senders that do not try twice.",
                                        "sum(rate(postern_greylist_closed_total{fate=\"passed\"}[1d])) / sum(rate(postern_greylist_closed_total{fate=\"seen\"}[1d]))")
                                .quiet("their time, hours, is not over in the test")),
                row(
                        "Attempts",
                        stack(
                                "Recipients",
                                "suffix: /s",
                                "Stranger: seen for the first time. Early: came back too soon. Waited: passes now. Known: has passed before. Away: Redis did not answer.",
                                rate("postern_greylist_attempts_total", "standing")),
                        lines(
                                "Strangers and those who pass",
                                "short",
                                "In the last hour. What lies between them waits, or never comes back.",
                                of(
                                        "sum(increase(postern_greylist_attempts_total{standing=\"stranger\"}[1h]))",
                                        "strangers"),
                                of(
                                        "sum(increase(postern_greylist_attempts_total{standing=\"waited\"}[1h]))",
                                        "passed")),
                        lines(
                                        "Never came back",
                                        "short",
                                        "In the last hour: strangers whose time to come back ended without it.",
                                        of(
                                                "sum(increase(postern_greylist_closed_total{fate=\"seen\"}[1h])) - sum(increase(postern_greylist_closed_total{fate=\"passed\"}[1h]))",
                                                "never came back"))
                                .still("their time, hours, is not over in the test")),
                row(
                        "What it costs",
                        lines(
                                "Delay of those who pass",
                                "s",
                                "From the first attempt to the one that was let in; the block period is the least.",
                                quantile("0.5", "postern_greylist_wait_seconds"),
                                quantile("0.95", "postern_greylist_wait_seconds")),
                        lines(
                                        "Passed over",
                                        "suffix: /s",
                                        "Recipients for whom Redis did not answer, so that postern.greylist.when-redis-is-away applied.",
                                        of(
                                                "sum(rate(postern_greylist_attempts_total{standing=\"away\"}[$__rate_interval]))",
                                                "without Redis"))
                                .still("nothing is away in the test"),
                        lines(
                                "Known share",
                                "percentunit",
                                "Of all recipients, those from senders that have passed before; it rises in the first weeks.",
                                of(
                                        "sum(rate(postern_greylist_attempts_total{standing=\"known\"}[$__rate_interval])) / sum(rate(postern_greylist_attempts_total[$__rate_interval]))",
                                        "known"))));
    }
}
