// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.quantile;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;

/** Block lists: whether they are well, and whether we are on them. */
final class ListsBoard {
    private ListsBoard() {}

    static Board board() {
        return Board.of(
                "postern-lists",
                "Postern / Lists and DNS",
                "Whether block lists are well, whether our own addresses and domains are on them, and how the DNS answers.",
                row(
                        "Lists",
                        lines(
                                        "Set aside",
                                        "short",
                                        "1 while a list is not asked, as it is bad or was not probed yet.",
                                        of("max by (zone) (postern_dnsbl_set_aside)", "{{zone}}"))
                                .still("all lists of the test are well"),
                        lines(
                                        "Hit rate",
                                        "percentunit",
                                        "Share of different names that a list listed of late. A leap is a fault of the list more often than a wave.",
                                        of("max by (zone) (postern_dnsbl_hit_rate)", "{{zone}}"))
                                .quiet("a list is asked for an hour in the test before there is one"),
                        lines(
                                        "Our own on lists",
                                        "short",
                                        "Addresses and domains of ours. Anything but 0 costs us mail.",
                                        of("max by (zone) (postern_dnsbl_own_listed)", "{{zone}}"))
                                .still("no list of the test has us"),
                        stack(
                                "Answers",
                                "suffix: /s",
                                "By what was heard.",
                                rate("postern_dnsbl_answers_total", "outcome")),
                        lines(
                                        "No good answers",
                                        "suffix: /s",
                                        "Error codes, and silence, by list.",
                                        of(
                                                "sum by (zone) (rate(postern_dnsbl_answers_total{outcome=~\"no_code|nothing\"}[$__rate_interval]))",
                                                "{{zone}}"))
                                .still("all lists of the test are well"),
                        lines(
                                        "Questions passed over",
                                        "suffix: /s",
                                        "As the list was set aside.",
                                        of(
                                                "sum by (zone) (rate(postern_dnsbl_answers_total{outcome=\"set_aside\"}[$__rate_interval]))",
                                                "{{zone}}"))
                                .still("all lists of the test are well")),
                row(
                        "DNS",
                        lines(
                                "Time of look-ups",
                                "s",
                                "99 of 100, by type.",
                                quantile("0.99", "postern_dns_latency_seconds", "type")),
                        stack(
                                "Look-ups",
                                "suffix: /s",
                                "By what they came to.",
                                rate("postern_dns_queries_total", "outcome")),
                        lines(
                                "From the cache",
                                "percentunit",
                                "Share of look-ups.",
                                of(
                                        "sum(rate(postern_dns_cache_hits_total[$__rate_interval])) / (sum(rate(postern_dns_cache_hits_total[$__rate_interval])) + sum(rate(postern_dns_queries_total[$__rate_interval])))",
                                        "cached")),
                        lines("No server answers", "short", "Instances.", of("sum(postern_dns_away)", "without DNS"))
                                .still("the DNS of the test answers at once"),
                        lines(
                                "Answers in the cache",
                                "short",
                                "By instance.",
                                of("sum by (instance) (postern_dns_cache_entries)", "{{instance}}")),
                        lines(
                                        "Cut off",
                                        "suffix: /s",
                                        "Assessments made before every look-up was answered.",
                                        rate("postern_reputation_late_total", "kind"))
                                .still("the DNS of the test answers at once")));
    }
}
