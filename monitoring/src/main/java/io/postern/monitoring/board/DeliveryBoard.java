// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.quantile;
import static io.postern.monitoring.board.Ask.rate;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.stack;

/** How mail goes out, by destination and by what refusals are about. */
final class DeliveryBoard {
    private DeliveryBoard() {}

    static Board board() {
        return Board.of(
                "postern-delivery",
                "Postern / Delivery",
                "How mail goes out, by destination and by what refusals are about. Greylisting passes by waiting, blocking does not: they are never one number.",
                row(
                        "Outcomes",
                        stack(
                                "Outcomes",
                                "suffix: /s",
                                "Of recipients, one for each attempt.",
                                rate("postern_delivery_attempts_total", "outcome")),
                        lines(
                                "Put off by greylisting",
                                "suffix: /s",
                                "Servers that want to see us come back. It passes.",
                                of(
                                        "sum(rate(postern_delivery_refusals_total{class=\"greylisted\",outcome=\"deferred\"}[$__rate_interval]))",
                                        "greylisted")),
                        lines(
                                "Blocked",
                                "suffix: /s",
                                "Servers that do not want us, our address, our domain or the message. It does not pass: find out why.",
                                of(
                                        "sum by (outcome) (rate(postern_delivery_refusals_total{class=\"blocked\"}[$__rate_interval]))",
                                        "{{outcome}}")),
                        lines(
                                "Put off, by what it is about",
                                "suffix: /s",
                                "Tried again later.",
                                rate("postern_delivery_refusals_total{outcome=\"deferred\"}", "class")),
                        lines(
                                "Failed, by what it is about",
                                "suffix: /s",
                                "Reported to the sender, or set aside.",
                                rate("postern_delivery_refusals_total{outcome=\"failed\"}", "class")),
                        lines(
                                "Delivered, by lane",
                                "suffix: /s",
                                "Lanes never delay each other.",
                                rate("postern_delivery_attempts_total{outcome=\"delivered\"}", "lane"))),
                row(
                        "Destinations",
                        lines(
                                "Delivered",
                                "suffix: /s",
                                "By domain, of those that the settings name; all others are other.",
                                rate("postern_delivery_destinations_total{outcome=\"delivered\"}", "destination")),
                        lines(
                                "Put off by greylisting",
                                "suffix: /s",
                                "By domain.",
                                rate("postern_delivery_destinations_total{class=\"greylisted\"}", "destination")),
                        lines(
                                "Blocked",
                                "suffix: /s",
                                "By domain.",
                                rate("postern_delivery_destinations_total{class=\"blocked\"}", "destination")),
                        lines(
                                "Throttled",
                                "suffix: /s",
                                "By domain: too much at once, from us or in all.",
                                rate("postern_delivery_destinations_total{class=\"throttled\"}", "destination")),
                        lines(
                                "Not put off and not refused",
                                "percentunit",
                                "Share of attempts that ended with a delivery, by domain.",
                                of(
                                        "sum by (destination) (rate(postern_delivery_destinations_total{outcome=\"delivered\"}[$__rate_interval])) / sum by (destination) (rate(postern_delivery_destinations_total[$__rate_interval]))",
                                        "{{destination}}")),
                        lines(
                                "Failed",
                                "suffix: /s",
                                "By domain.",
                                rate("postern_delivery_destinations_total{outcome=\"failed\"}", "destination"))),
                row(
                        "Time",
                        lines(
                                "From 250 to 250",
                                "s",
                                "From our answer to the sender until the receiver's answer to us.",
                                quantile("0.5", "postern_delivery_time_seconds", "lane"),
                                quantile("0.95", "postern_delivery_time_seconds", "lane")),
                        lines(
                                "An attempt",
                                "s",
                                "From taking a record to its close.",
                                quantile("0.95", "postern_delivery_attempt_seconds", "lane")),
                        lines(
                                "Connections",
                                "short",
                                "Open or being opened, and records in work.",
                                of("sum(postern_delivery_connections)", "connections"),
                                of("sum(postern_delivery_in_work)", "in work"))),
                row(
                        "Out of the ordinary",
                        lines(
                                "Put aside",
                                "suffix: /s",
                                "No connection became free; or an order holds it; or it is of a later release.",
                                of("sum(rate(postern_delivery_handed_back_total[$__rate_interval]))", "no connection"),
                                of("sum(rate(postern_delivery_held_total[$__rate_interval]))", "held"),
                                of(
                                        "sum(rate(postern_delivery_newer_records_total[$__rate_interval]))",
                                        "later release")),
                        lines(
                                        "Second copies avoided",
                                        "suffix: /s",
                                        "Recipients whose outcome the ledger knew; and steps that went without Redis.",
                                        of(
                                                "sum(rate(postern_delivery_duplicates_suppressed_total[$__rate_interval]))",
                                                "avoided"),
                                        of(
                                                "sum(rate(postern_delivery_redis_away_total[$__rate_interval]))",
                                                "without Redis"))
                                .still("nothing comes twice in the test"),
                        lines(
                                        "Gone, and faults",
                                        "short",
                                        "In the last day: records that were gone when due, contents that were gone, records nobody can read, of any service;"
                                                + " and tries that failed by a fault of ours.",
                                        of("sum(increase(postern_retry_lost_total[1d]))", "records lost"),
                                        of(
                                                "sum(increase(postern_delivery_content_missing_total[1d]))",
                                                "contents missing"),
                                        of("sum(increase(postern_records_parked_total[1d]))", "unreadable"),
                                        of("sum(increase(postern_delivery_faults_total[1d]))", "faults of ours"))
                                .still("nothing is gone in the test")));
    }
}
