// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.quantile;
import static io.postern.monitoring.board.Ask.sum;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;

/** What waits: how much, how old, where, and why. */
final class QueueBoard {
    private QueueBoard() {}

    static Board board() {
        return Board.of(
                "postern-queue",
                "Postern / Queue",
                "What waits: how much, how old, on which lane and tier, and why.",
                row(
                        "All that waits",
                        stack("By lane", "short", "Recipients.", sum("postern_books_open", "lane")),
                        stack(
                                "By place",
                                "short",
                                "On the lane for an attempt, for the time of the next one, or for an operator.",
                                sum("postern_books_open_place", "place")),
                        stack(
                                "By what the last refusal was about",
                                "short",
                                "None: not refused yet.",
                                sum("postern_books_open_class", "class"))),
                row(
                        "Age",
                        lines(
                                "Oldest, by lane",
                                "s",
                                "Since its acceptance; what is held is not counted.",
                                of("max by (lane) (postern_books_oldest_seconds)", "{{lane}}")),
                        lines(
                                "Oldest in work",
                                "s",
                                "Since it was written to its lane.",
                                of("max by (lane) (postern_delivery_lane_oldest_seconds)", "{{lane}}")),
                        lines(
                                "Oldest, by tier",
                                "s",
                                "Since it was written there; beyond the length of the tier nobody moves what is due.",
                                of("max by (tier) (postern_retry_oldest_seconds)", "{{tier}}")),
                        lines(
                                "Content that is needed lives for",
                                "s",
                                "Until the topic may drop the oldest that open mail refers to, counted from its acceptance.",
                                of("min by (topic) (postern_content_life_seconds)", "{{topic}}"))),
                row(
                        "Lanes",
                        lines(
                                        "Not taken yet",
                                        "short",
                                        "Records behind which workers are.",
                                        sum("postern_delivery_lane_lag", "lane"))
                                .byChance("workers take all at once in the test, but for what comes while they look"),
                        lines(
                                "Wait for a worker",
                                "s",
                                "From the time that a record was written to its lane until it was taken.",
                                quantile("0.5", "postern_delivery_queue_wait_seconds", "lane"),
                                quantile("0.95", "postern_delivery_queue_wait_seconds", "lane")),
                        lines("In work", "short", "By instance.", sum("postern_delivery_in_work", "instance"))),
                row(
                        "Tiers",
                        stack(
                                "Waiting",
                                "short",
                                "Records, by the tier that their wait fits in.",
                                sum("postern_retry_waiting", "tier")),
                        lines(
                                "Late",
                                "s",
                                "How long after its time a record is back in its lane.",
                                quantile("0.5", "postern_retry_lateness_seconds"),
                                quantile("0.99", "postern_retry_lateness_seconds")),
                        lines(
                                "Memory of pointers",
                                "bytes",
                                "32 octets a record.",
                                of("sum by (instance) (postern_retry_pointer_octets)", "{{instance}}"))));
    }
}
