// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import static io.postern.monitoring.alert.Alert.at;
import static io.postern.monitoring.alert.Alert.labelled;

import io.postern.monitoring.alert.Alert.Severity;
import java.util.List;

/** Lists, DNS, scanners, and our own good name. */
final class ReputationAlerts {
    private ReputationAlerts() {}

    static List<Alert> all() {
        return List.of(
                new Alert(
                        "PosternOwnListed",
                        Severity.CRITICAL,
                        "max by (zone) (postern_dnsbl_own_listed) > 0",
                        "5m",
                        "{{ $labels.zone }} lists an address or domain of ours; servers that use it refuse our mail.",
                        labelled(
                                at(10, "postern_dnsbl_own_listed{zone=\"zen.example.net\"} = 1x20"),
                                "zone=zen.example.net"),
                        at(10, "postern_dnsbl_own_listed{zone=\"zen.example.net\"} = 0x20")),
                new Alert(
                        "PosternListSetAside",
                        Severity.WARNING,
                        "min by (zone) (postern_dnsbl_set_aside) == 1",
                        "1h",
                        "The list {{ $labels.zone }} is not asked, as it is not well.",
                        labelled(
                                at(
                                        70,
                                        "postern_dnsbl_set_aside{zone=\"zen.example.net\",instance=\"a\"} = 1x80",
                                        "postern_dnsbl_set_aside{zone=\"zen.example.net\",instance=\"b\"} = 1x80"),
                                "zone=zen.example.net"),
                        at(
                                70,
                                "postern_dnsbl_set_aside{zone=\"zen.example.net\",instance=\"a\"} = 1x80",
                                "postern_dnsbl_set_aside{zone=\"zen.example.net\",instance=\"b\"} = 0x80")),
                new Alert(
                        "PosternDnsAway",
                        Severity.CRITICAL,
                        "max by (instance) (postern_dns_away) == 1",
                        "2m",
                        "No DNS server answers; strangers read 451 4.4.3.",
                        labelled(at(10, "postern_dns_away{instance=\"a\"} = 1x20"), "instance=a"),
                        at(10, "postern_dns_away{instance=\"a\"} = 0 1 0x20")),
                new Alert(
                        "PosternScannerAway",
                        Severity.WARNING,
                        "min by (scanner) (postern_scanners_away) == 1",
                        "10m",
                        "The scanner {{ $labels.scanner }} does not answer; messages are judged without it.",
                        labelled(at(20, "postern_scanners_away{scanner=\"clamav\"} = 1x30"), "scanner=clamav"),
                        at(20, "postern_scanners_away{scanner=\"clamav\"} = 0x30")),
                new Alert(
                        "PosternPasswordsGuessed",
                        Severity.WARNING,
                        "sum(rate(postern_edge_sign_ins_total{result=~\"wrong|later\"}[10m])) > 0.5",
                        "15m",
                        "Passwords of accounts are guessed, or a program of somebody has an old one.",
                        at(40, "postern_edge_sign_ins_total{result=\"wrong\"} = 0+60x50"),
                        at(
                                40,
                                "postern_edge_sign_ins_total{result=\"wrong\"} = 0+5x50",
                                "postern_edge_sign_ins_total{result=\"accepted\"} = 0+100x50")),
                new Alert(
                        "PosternHistoryDropped",
                        Severity.WARNING,
                        "sum(increase(postern_history_dropped_total[30m])) > 0",
                        "15m",
                        "Verdicts are not kept, and cannot be explained afterwards.",
                        at(60, "postern_history_dropped_total = 0+10x70"),
                        at(60, "postern_history_dropped_total = 5x70")));
    }
}
