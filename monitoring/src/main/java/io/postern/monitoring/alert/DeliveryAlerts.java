// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import static io.postern.monitoring.alert.Alert.at;
import static io.postern.monitoring.alert.Alert.labelled;

import io.postern.monitoring.alert.Alert.Severity;
import java.util.List;

/** Mail does not get out as it should. */
final class DeliveryAlerts {
    private DeliveryAlerts() {}

    static List<Alert> all() {
        return List.of(
                new Alert(
                        "PosternLaneLags",
                        Severity.WARNING,
                        "sum by (lane) (postern_delivery_lane_lag) > 1000",
                        "15m",
                        "More than a thousand messages wait for a worker on the lane {{ $labels.lane }}.",
                        labelled(
                                at(
                                        30,
                                        "postern_delivery_lane_lag{lane=\"personal\",instance=\"a\"} = 700x40",
                                        "postern_delivery_lane_lag{lane=\"personal\",instance=\"b\"} = 700x40"),
                                "lane=personal"),
                        at(
                                30,
                                "postern_delivery_lane_lag{lane=\"personal\",instance=\"a\"} = 400x40",
                                "postern_delivery_lane_lag{lane=\"personal\",instance=\"b\"} = 400x40")),
                new Alert(
                        "PosternRetriesLate",
                        Severity.WARNING,
                        "histogram_quantile(0.99, sum by (le) (rate(postern_retry_lateness_seconds_bucket[10m]))) > 60",
                        "10m",
                        "Mail that waits is tried again more than a minute after its time.",
                        at(
                                30,
                                "postern_retry_lateness_seconds_bucket{le=\"60.0\"} = 0+10x40",
                                "postern_retry_lateness_seconds_bucket{le=\"300.0\"} = 0+20x40",
                                "postern_retry_lateness_seconds_bucket{le=\"+Inf\"} = 0+20x40"),
                        at(
                                30,
                                "postern_retry_lateness_seconds_bucket{le=\"60.0\"} = 0+20x40",
                                "postern_retry_lateness_seconds_bucket{le=\"300.0\"} = 0+20x40",
                                "postern_retry_lateness_seconds_bucket{le=\"+Inf\"} = 0+20x40")),
                new Alert(
                        "PosternBlocked",
                        Severity.WARNING,
                        "sum(increase(postern_delivery_refusals_total{class=\"blocked\"}[30m])) > 10 and sum(increase(postern_delivery_refusals_total{class=\"blocked\"}[30m])) / sum(increase(postern_delivery_attempts_total[30m])) > 0.1",
                        "15m",
                        "More than a tenth of what we send is refused because of who we are or what we send.",
                        at(
                                60,
                                "postern_delivery_refusals_total{class=\"blocked\",outcome=\"failed\"} = 0+2x70",
                                "postern_delivery_attempts_total{outcome=\"failed\"} = 0+2x70",
                                "postern_delivery_attempts_total{outcome=\"delivered\"} = 0+2x70"),
                        at(
                                60,
                                "postern_delivery_refusals_total{class=\"greylisted\",outcome=\"deferred\"} = 0+9x70",
                                "postern_delivery_refusals_total{class=\"blocked\",outcome=\"failed\"} = 0+1x70",
                                "postern_delivery_attempts_total{outcome=\"deferred\"} = 0+20x70")),
                new Alert(
                        "PosternDestinationFails",
                        Severity.WARNING,
                        "sum by (destination) (increase(postern_delivery_destinations_total{destination!=\"other\",outcome=~\"deferred|failed\",class!=\"greylisted\"}[30m])) > 20 unless sum by (destination) (increase(postern_delivery_destinations_total{outcome=\"delivered\"}[30m])) > 0",
                        "15m",
                        "{{ $labels.destination }} takes none of our mail.",
                        labelled(
                                at(
                                        60,
                                        "postern_delivery_destinations_total{destination=\"gmail.com\",outcome=\"deferred\",class=\"network\"} = 0+2x70"),
                                "destination=gmail.com"),
                        at(
                                60,
                                "postern_delivery_destinations_total{destination=\"gmail.com\",outcome=\"deferred\",class=\"network\"} = 0+2x70",
                                "postern_delivery_destinations_total{destination=\"gmail.com\",outcome=\"delivered\",class=\"none\"} = 0+1x70",
                                "postern_delivery_destinations_total{destination=\"gmx.de\",outcome=\"deferred\",class=\"greylisted\"} = 0+5x70")),
                new Alert(
                        "PosternMailFails",
                        Severity.WARNING,
                        "sum(increase(postern_delivery_attempts_total{outcome=\"failed\"}[1h])) > 20 and sum(increase(postern_delivery_attempts_total{outcome=\"failed\"}[1h])) / sum(increase(postern_delivery_attempts_total{outcome=~\"failed|delivered\"}[1h])) > 0.2",
                        "15m",
                        "More than a fifth of the mail that ends is not delivered.",
                        at(
                                90,
                                "postern_delivery_attempts_total{outcome=\"failed\"} = 0+1x100",
                                "postern_delivery_attempts_total{outcome=\"delivered\"} = 0+1x100"),
                        at(
                                90,
                                "postern_delivery_attempts_total{outcome=\"failed\"} = 0+1x100",
                                "postern_delivery_attempts_total{outcome=\"delivered\"} = 0+9x100")),
                new Alert(
                        "PosternOldMail",
                        Severity.WARNING,
                        "max by (lane) (postern_books_oldest_seconds) > on () group_left () (min(postern_content_kept_seconds{topic=\"postern.content\"}) / 2)",
                        "30m",
                        "Mail on the lane {{ $labels.lane }} is on its way for more than half of the time that content is kept.",
                        labelled(
                                at(
                                        40,
                                        "postern_books_oldest_seconds{lane=\"incoming\"} = 90000x50",
                                        "postern_content_kept_seconds{topic=\"postern.content\"} = 172800x50"),
                                "lane=incoming"),
                        at(
                                40,
                                "postern_books_oldest_seconds{lane=\"incoming\"} = 90000x50",
                                "postern_content_kept_seconds{topic=\"postern.content\"} = 465300x50")),
                new Alert(
                        "PosternContentExpires",
                        Severity.CRITICAL,
                        "min by (topic) (min_over_time(postern_content_life_seconds[10m])) < 43200",
                        "10m",
                        "Content that mail still needs is dropped from {{ $labels.topic }} within half a day.",
                        labelled(
                                at(
                                        20,
                                        "postern_content_life_seconds{topic=\"postern.content\"} = 40000x12 NaN NaN 40000x20",
                                        "postern_content_life_seconds{topic=\"postern.content.kept\"} = 5356800x30"),
                                "topic=postern.content"),
                        at(
                                20,
                                "postern_content_life_seconds{topic=\"postern.content\"} = 86400-60x30",
                                "postern_content_life_seconds{topic=\"postern.content.kept\"} = _x30")),
                new Alert(
                        "PosternHeldLong",
                        Severity.WARNING,
                        "max(postern_retry_oldest_seconds{tier=\"held\"}) > 259200",
                        "30m",
                        "Mail is on hold for more than three days and waits for an operator.",
                        at(40, "postern_retry_oldest_seconds{tier=\"held\"} = 260000x50"),
                        at(
                                40,
                                "postern_retry_oldest_seconds{tier=\"held\"} = 0x50",
                                "postern_retry_oldest_seconds{tier=\"2880m\"} = 270000x50")),
                new Alert(
                        "PosternLaterRecords",
                        Severity.WARNING,
                        "sum(increase(postern_delivery_newer_records_total[30m])) > 0",
                        "15m",
                        "Mail was written by a later release and waits for these workers to be upgraded.",
                        at(60, "postern_delivery_newer_records_total = 0+1x70"),
                        at(60, "postern_delivery_newer_records_total = 5x70")),
                new Alert(
                        "PosternDeliveryFault",
                        Severity.WARNING,
                        "sum(increase(postern_delivery_faults_total[10m])) > 0",
                        "5m",
                        "Mail waits because of a mistake in this release; the worker's log has its trace.",
                        at(20, "postern_delivery_faults_total = 0+60x30"),
                        at(20, "postern_delivery_faults_total = 5x30")));
    }
}
