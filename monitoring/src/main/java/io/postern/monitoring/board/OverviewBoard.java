// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.quantile;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.figure;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;
import static io.postern.monitoring.board.Panel.zero;

/** Is mail flowing, are the books balanced. */
final class OverviewBoard {
    private OverviewBoard() {}

    static Board board() {
        return Board.of(
                "postern-overview",
                "Postern / Overview",
                "Is mail flowing, are the books balanced, is anything away.",
                row(
                        "Now",
                        figure(
                                "Accepted",
                                "suffix: /s",
                                "Messages answered with 250.",
                                "sum(rate(postern_edge_messages_accepted_total[$__rate_interval]))"),
                        figure(
                                "Delivered",
                                "suffix: /s",
                                "Recipients whose server has taken the message.",
                                "sum(rate(postern_delivery_attempts_total{outcome=\"delivered\"}[$__rate_interval]))"),
                        figure(
                                "On its way",
                                "short",
                                "Recipients of accepted mail that are neither delivered nor reported nor removed.",
                                "sum(postern_books_open)"),
                        zero(
                                "Past its time",
                                "Mail that is stuck or lost; ./postern books names it.",
                                "sum(postern_books_open_overdue)"),
                        zero(
                                "Books differ by",
                                "Begun less closed less open; anything but 0 is a fault of ours.",
                                "sum(postern_books_difference)"),
                        zero("Parts not ready", "Instances that do no work now.", "sum(1 - postern_service_ready)")),
                row(
                        "Flow",
                        lines(
                                "In and out",
                                "suffix: /s",
                                "What comes in by each kind of listener, and what goes out by each lane. Out follows in, but for"
                                        + " several recipients of one message and what waits.",
                                of(
                                        "sum by (listener) (rate(postern_edge_messages_accepted_total[$__rate_interval]))",
                                        "in {{listener}}"),
                                of(
                                        "sum by (lane) (rate(postern_delivery_attempts_total{outcome=\"delivered\"}[$__rate_interval]))",
                                        "out {{lane}}")),
                        stack(
                                "Answers to recipients",
                                "suffix: /s",
                                "What strangers and friends were told at RCPT.",
                                rate("postern_policy_verdicts_total{kind=\"envelope\"}", "answer")),
                        stack(
                                "Outcomes",
                                "suffix: /s",
                                "What became of recipients in attempts to deliver.",
                                rate("postern_delivery_attempts_total", "outcome"))),
                row(
                        "Promises",
                        lines(
                                "Time to answer RCPT",
                                "s",
                                "The promise is 99 of 100 within 1 s.",
                                quantile("0.5", "postern_edge_rcpt_answer_seconds"),
                                quantile("0.95", "postern_edge_rcpt_answer_seconds"),
                                quantile("0.99", "postern_edge_rcpt_answer_seconds")),
                        lines(
                                        "Put off by us",
                                        "suffix: /s",
                                        "Questions without a verdict and writes that failed: clients read 451, and come back.",
                                        of("sum(rate(postern_edge_no_verdict_total[$__rate_interval]))", "no verdict"),
                                        of(
                                                "sum(rate(postern_edge_durable_write_failed_total[$__rate_interval]))",
                                                "not written"))
                                .still("nothing of ours fails in the test"),
                        lines(
                                "Oldest that waits",
                                "s",
                                "Since the acceptance of the oldest message that is not held, by lane.",
                                of("max by (lane) (postern_books_oldest_seconds)", "{{lane}}"))),
                row(
                        "Away",
                        lines(
                                        "Not there",
                                        "short",
                                        "Instances without Redis, without any DNS server, and lists that are set aside.",
                                        of("sum(postern_redis_away)", "without Redis"),
                                        of("sum(postern_dns_away)", "without DNS"),
                                        of("sum(max by (zone) (postern_dnsbl_set_aside))", "lists aside"))
                                .still("nothing is away in the test"),
                        lines(
                                        "Scanners away",
                                        "short",
                                        "Set aside, as they do not answer.",
                                        of("max by (scanner) (postern_scanners_away)", "{{scanner}}"))
                                .still("the scanner of the test answers"),
                        lines(
                                        "Our own on lists",
                                        "short",
                                        "Addresses and domains of ours that block lists have.",
                                        of("max by (zone) (postern_dnsbl_own_listed)", "{{zone}}"))
                                .still("no list of the test has us"),
                        lines(
                                        "How full",
                                        "percentunit",
                                        "Memory of Redis against its limit, where it has one, and disks of brokers. Full, they take no"
                                                + " writes: without Kafka clients read 451, without Redis nobody is greylisted.",
                                        of(
                                                "max(postern_room_redis_used_bytes / (postern_room_redis_limit_bytes > 0))",
                                                "Redis"),
                                        of(
                                                "max by (broker) (1 - postern_room_disk_free_bytes / postern_room_disk_size_bytes)",
                                                "broker {{broker}}"))
                                .quiet("the Redis of one machine has no limit")));
    }
}
