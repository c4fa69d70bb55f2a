// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import static io.postern.monitoring.alert.Alert.at;
import static io.postern.monitoring.alert.Alert.labelled;

import io.postern.monitoring.alert.Alert.Severity;
import java.util.List;

/** Mail is not let in, is lost, or is stuck. */
final class MailAlerts {
    private MailAlerts() {}

    static List<Alert> all() {
        return List.of(
                new Alert(
                        "PosternNoVerdict",
                        Severity.CRITICAL,
                        "sum(rate(postern_edge_no_verdict_total[5m])) / (sum(rate(postern_edge_no_verdict_total[5m])) + sum(rate(postern_edge_verdict_seconds_count[5m]))) > 0.01",
                        "5m",
                        "More than one question in a hundred gets no verdict; senders read 451 4.3.0.",
                        at(
                                15,
                                "postern_edge_no_verdict_total{question=\"envelope\"} = 0+6x20",
                                "postern_edge_verdict_seconds_count{question=\"envelope\"} = 0+60x20"),
                        at(
                                15,
                                "postern_edge_no_verdict_total{question=\"envelope\"} = 0+0x20",
                                "postern_edge_verdict_seconds_count{question=\"envelope\"} = 0+600x20")),
                new Alert(
                        "PosternRcptAnswerSlow",
                        Severity.WARNING,
                        "histogram_quantile(0.99, sum by (le) (rate(postern_edge_rcpt_answer_seconds_bucket[10m]))) > 1",
                        "10m",
                        "One recipient in a hundred is answered after more than a second.",
                        at(
                                30,
                                "postern_edge_rcpt_answer_seconds_bucket{le=\"1.0\"} = 0+50x40",
                                "postern_edge_rcpt_answer_seconds_bucket{le=\"2.0\"} = 0+60x40",
                                "postern_edge_rcpt_answer_seconds_bucket{le=\"+Inf\"} = 0+60x40"),
                        at(
                                30,
                                "postern_edge_rcpt_answer_seconds_bucket{le=\"1.0\"} = 0+60x40",
                                "postern_edge_rcpt_answer_seconds_bucket{le=\"2.0\"} = 0+60x40",
                                "postern_edge_rcpt_answer_seconds_bucket{le=\"+Inf\"} = 0+60x40")),
                new Alert(
                        "PosternWritesFail",
                        Severity.CRITICAL,
                        "sum(rate(postern_edge_durable_write_failed_total[5m])) > 0.01",
                        "5m",
                        "Kafka does not take mail; senders read 451 4.3.0.",
                        at(15, "postern_edge_durable_write_failed_total{topic=\"outbound\"} = 0+6x20"),
                        at(
                                15,
                                "postern_edge_durable_write_failed_total{topic=\"outbound\"} = 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")),
                new Alert(
                        "PosternNoMail",
                        Severity.WARNING,
                        "sum(increase(postern_edge_messages_accepted_total{listener=\"mx\"}[1h])) == 0 and sum(increase(postern_edge_messages_accepted_total{listener=\"mx\"}[1h] offset 1h)) > 20",
                        "15m",
                        "No mail from outside was accepted for an hour, and before that there was some.",
                        at(140, "postern_edge_messages_accepted_total{listener=\"mx\"} = 0+1x60 60+0x90"),
                        at(140, "postern_edge_messages_accepted_total{listener=\"mx\"} = 0+1x150")),
                new Alert(
                        "PosternMailOverdue",
                        Severity.CRITICAL,
                        "sum by (reason) (postern_books_open_overdue) > 0",
                        "5m",
                        "Mail is past its time ({{ $labels.reason }}): it is stuck or lost.",
                        labelled(
                                at(10, "postern_books_open_overdue{reason=\"no-outcome\"} = 0 1x20"),
                                "reason=no-outcome"),
                        at(
                                10,
                                "postern_books_open_overdue{reason=\"no-outcome\"} = 0x20",
                                "postern_books_open_overdue{reason=\"not-tried-again\"} = 1 1 0x20")),
                new Alert(
                        "PosternBooksDiffer",
                        Severity.CRITICAL,
                        "postern_books_difference != 0",
                        "5m",
                        "The books do not balance, which is a fault of their own.",
                        labelled(at(10, "postern_books_difference{instance=\"a\"} = 2x20"), "instance=a"),
                        at(10, "postern_books_difference{instance=\"a\"} = 0x20")),
                new Alert(
                        "PosternBooksBehind",
                        Severity.WARNING,
                        "max(postern_books_behind) > 5000 or max(postern_books_behind) < 0",
                        "15m",
                        "The books do not keep up, or cannot read; what they say is late.",
                        at(30, "postern_books_behind = 6000x40"),
                        at(30, "postern_books_behind = 100x40")),
                new Alert(
                        "PosternMailLost",
                        Severity.CRITICAL,
                        "sum(increase(postern_retry_lost_total[1h])) > 0",
                        "0m",
                        "Records that waited were gone when they were due: that mail is lost.",
                        at(10, "postern_retry_lost_total = 0 0 0 1x20"),
                        at(10, "postern_retry_lost_total = 3x20")),
                new Alert(
                        "PosternContentMissing",
                        Severity.CRITICAL,
                        "sum(increase(postern_delivery_content_missing_total[1h])) > 0",
                        "0m",
                        "The content of a message was gone when it was to be delivered; it failed.",
                        at(10, "postern_delivery_content_missing_total = 0 0 0 1x20"),
                        at(10, "postern_delivery_content_missing_total = 3x20")),
                new Alert(
                        "PosternMailParked",
                        Severity.CRITICAL,
                        "sum(increase(postern_records_parked_total{service=\"delivery-worker\"}[1h])) > 0",
                        "0m",
                        "Workers put what they cannot read into postern.parked: it may be mail that we answered with 250.",
                        at(
                                10,
                                "postern_records_parked_total{service=\"delivery-worker\"} = 0 0 0 1x20",
                                "postern_records_parked_total{service=\"smtp-edge\"} = 3x20"),
                        at(
                                10,
                                "postern_records_parked_total{service=\"delivery-worker\"} = 3x20",
                                "postern_records_parked_total{service=\"smtp-edge\"} = 0 0 0 1x20")),
                new Alert(
                        "PosternMailStillParked",
                        Severity.CRITICAL,
                        "max(max_over_time(postern_parked_records{kind=\"mail\"}[10m])) > 0",
                        "15m",
                        "What may be mail that we answered with 250 lies in postern.parked, and waits for an operator.",
                        at(
                                20,
                                "postern_parked_records{kind=\"mail\"} = 1x10 NaN NaN 1x20",
                                "postern_parked_records{kind=\"other\"} = 0x30"),
                        at(
                                20,
                                "postern_parked_records{kind=\"mail\"} = 1x3 0x30",
                                "postern_parked_records{kind=\"other\"} = 5x30")),
                new Alert(
                        "PosternRecordsParked",
                        Severity.WARNING,
                        "sum by (service) (increase(postern_records_parked_total{service!=\"delivery-worker\"}[1h])) > 0",
                        "0m",
                        "{{ $labels.service }} cannot read questions or answers of the line; some are in postern.parked.",
                        labelled(
                                at(
                                        10,
                                        "postern_records_parked_total{service=\"policy-service\"} = 0 0 0 1x20",
                                        "postern_records_parked_total{service=\"smtp-edge\"} = 3x20"),
                                "service=policy-service"),
                        at(
                                10,
                                "postern_records_parked_total{service=\"smtp-edge\"} = 3x20",
                                "postern_records_parked_total{service=\"delivery-worker\"} = 0 0 0 1x20")),
                new Alert(
                        "PosternRecordsStillParked",
                        Severity.WARNING,
                        "max(max_over_time(postern_parked_records{kind=\"other\"}[10m])) > 0",
                        "2h",
                        "What is no mail lies in postern.parked; somebody should look at it, and discard it.",
                        at(
                                130,
                                "postern_parked_records{kind=\"mail\"} = 0x140",
                                "postern_parked_records{kind=\"other\"} = 3x60 NaN NaN 3x80"),
                        at(
                                130,
                                "postern_parked_records{kind=\"mail\"} = 1x140",
                                "postern_parked_records{kind=\"other\"} = 3x100 0x40")));
    }
}
