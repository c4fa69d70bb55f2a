// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import static io.postern.monitoring.alert.Alert.at;
import static io.postern.monitoring.alert.Alert.labelled;

import io.postern.monitoring.alert.Alert.Severity;
import java.util.List;

/** Processes, and what they stand on. */
final class ServiceAlerts {
    private ServiceAlerts() {}

    static List<Alert> all() {
        return List.of(
                new Alert(
                        "PosternServiceNotReady",
                        Severity.CRITICAL,
                        "postern_service_ready == 0",
                        "2m",
                        "{{ $labels.service }} on {{ $labels.instance }} does no work: it has lost Kafka, or has not joined it.",
                        labelled(
                                at(10, "postern_service_ready{service=\"policy-service\",instance=\"a\"} = 0x20"),
                                "service=policy-service",
                                "instance=a"),
                        at(10, "postern_service_ready{service=\"policy-service\",instance=\"a\"} = 1 0 1x20")),
                new Alert(
                        "PosternServiceStuck",
                        Severity.CRITICAL,
                        "postern_service_live == 0",
                        "1m",
                        "A work loop of {{ $labels.service }} on {{ $labels.instance }} is stuck or has died.",
                        labelled(
                                at(10, "postern_service_live{service=\"delivery-worker\",instance=\"a\"} = 0x20"),
                                "service=delivery-worker",
                                "instance=a"),
                        at(10, "postern_service_live{service=\"delivery-worker\",instance=\"a\"} = 1x20")),
                new Alert(
                        "PosternTargetDown",
                        Severity.CRITICAL,
                        "up{job=~\".*(smtp-edge|reputation-service|policy-service|delivery-worker|books-service|refusal-page).*\"} == 0",
                        "2m",
                        "{{ $labels.job }} on {{ $labels.instance }} does not answer Prometheus.",
                        labelled(at(10, "up{job=\"smtp-edge\",instance=\"a\"} = 0x20"), "job=smtp-edge", "instance=a"),
                        at(
                                10,
                                "up{job=\"smtp-edge\",instance=\"a\"} = 1x20",
                                "up{job=\"node\",instance=\"b\"} = 0x20")),
                new Alert(
                        "PosternServiceMissing",
                        Severity.CRITICAL,
                        "absent(postern_service_ready{service=\"smtp-edge\"}) or absent(postern_service_ready{service=\"reputation-service\"}) or absent(postern_service_ready{service=\"policy-service\"}) or absent(postern_service_ready{service=\"delivery-worker\"}) or absent(postern_service_ready{service=\"books-service\"})",
                        "5m",
                        "Nothing is heard of any {{ $labels.service }}.",
                        labelled(
                                at(
                                        10,
                                        "postern_service_ready{service=\"smtp-edge\"} = 1x20",
                                        "postern_service_ready{service=\"reputation-service\"} = 1x20",
                                        "postern_service_ready{service=\"policy-service\"} = 1x20",
                                        "postern_service_ready{service=\"delivery-worker\"} = 1x20"),
                                "service=books-service"),
                        at(
                                10,
                                "postern_service_ready{service=\"smtp-edge\"} = 1x20",
                                "postern_service_ready{service=\"reputation-service\"} = 0x20",
                                "postern_service_ready{service=\"policy-service\"} = 1x20",
                                "postern_service_ready{service=\"delivery-worker\"} = 1x20",
                                "postern_service_ready{service=\"books-service\"} = 1x20")),
                new Alert(
                        "PosternRedisAway",
                        Severity.CRITICAL,
                        "postern_redis_away == 1",
                        "5m",
                        "{{ $labels.service }} on {{ $labels.instance }} has no Redis: greylisting is passed over, limits and claims hold for one process alone.",
                        labelled(
                                at(10, "postern_redis_away{service=\"policy-service\",instance=\"a\"} = 1x20"),
                                "service=policy-service",
                                "instance=a"),
                        at(10, "postern_redis_away{service=\"policy-service\",instance=\"a\"} = 1 1 0x20")),
                new Alert(
                        "PosternCertificateExpires",
                        Severity.WARNING,
                        "min by (instance) (postern_edge_tls_expiry_seconds) < 1209600",
                        "1h",
                        "A TLS certificate of {{ $labels.instance }} expires within two weeks.",
                        labelled(
                                at(70, "postern_edge_tls_expiry_seconds{instance=\"a\"} = 1000000-60x80"),
                                "instance=a"),
                        at(70, "postern_edge_tls_expiry_seconds{instance=\"a\"} = 2000000-60x80")),
                new Alert(
                        "PosternCertificateAlarm",
                        Severity.CRITICAL,
                        "max by (instance) (postern_edge_tls_alarm) == 1",
                        "5m",
                        "New certificate files on {{ $labels.instance }} cannot be used, or a certificate has expired.",
                        labelled(at(10, "postern_edge_tls_alarm{instance=\"a\"} = 1x20"), "instance=a"),
                        at(10, "postern_edge_tls_alarm{instance=\"a\"} = 0x20")),
                new Alert(
                        "PosternCollectsGarbage",
                        Severity.WARNING,
                        "sum by (job, instance) (rate(jvm_gc_pause_seconds_sum{job=~\".*(smtp-edge|reputation-service|policy-service|delivery-worker|books-service|refusal-page).*\"}[5m])) > 0.2",
                        "10m",
                        "{{ $labels.job }} on {{ $labels.instance }} stands still for garbage collection a fifth of its time: it has too little memory.",
                        labelled(
                                at(30, "jvm_gc_pause_seconds_sum{job=\"smtp-edge\",instance=\"a\"} = 0+20x40"),
                                "job=smtp-edge",
                                "instance=a"),
                        at(30, "jvm_gc_pause_seconds_sum{job=\"smtp-edge\",instance=\"a\"} = 0+2x40")));
    }
}
