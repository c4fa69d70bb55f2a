// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.sum;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;

/** The processes: memory, processor, collection, threads; and the brokers, as far as the chart has them tell. */
final class JvmBoard {
    private static final String NO_EXPORTER =
            "Strimzi's agent and exporter tell them, which one machine and the test have not";

    private JvmBoard() {}

    static Board board() {
        return Board.of(
                "postern-jvm",
                "Postern / JVM and Kafka",
                "The processes: whether they are ready and live, memory, processor, garbage collection, threads; and the brokers of the chart.",
                row(
                        "Services",
                        lines(
                                "Ready",
                                "short",
                                "Instances that do their work, by service.",
                                sum("postern_service_ready", "service")),
                        lines(
                                "Live",
                                "short",
                                "Instances whose loops go round, by service.",
                                sum("postern_service_live", "service")),
                        lines(
                                "Up for",
                                "s",
                                "A line that falls is a restart.",
                                of("min by (job, instance) (process_uptime_seconds)", "{{job}} {{instance}}"))),
                row(
                        "Resources",
                        lines(
                                "Heap",
                                "bytes",
                                "In use.",
                                of(
                                        "sum by (job, instance) (jvm_memory_used_bytes{area=\"heap\"})",
                                        "{{job}} {{instance}}")),
                        lines(
                                "Heap, share of the most",
                                "percentunit",
                                "What stays near 1 after collections is too little.",
                                of(
                                        "sum by (job, instance) (jvm_memory_used_bytes{area=\"heap\"}) / sum by (job, instance) (jvm_memory_max_bytes{area=\"heap\"} > 0)",
                                        "{{job}} {{instance}}")),
                        lines(
                                "Garbage collection",
                                "percentunit",
                                "Share of time that the process stands still for it.",
                                of(
                                        "sum by (job, instance) (rate(jvm_gc_pause_seconds_sum[$__rate_interval]))",
                                        "{{job}} {{instance}}")),
                        lines(
                                "Processor",
                                "percentunit",
                                "Of the machine's processors.",
                                of("max by (job, instance) (process_cpu_usage)", "{{job}} {{instance}}")),
                        lines(
                                "Threads",
                                "short",
                                "Platform threads.",
                                of("sum by (job, instance) (jvm_threads_live_threads)", "{{job}} {{instance}}")),
                        lines(
                                "Files",
                                "short",
                                "Open files and sockets.",
                                of("sum by (job, instance) (process_files_open_files)", "{{job}} {{instance}}"))),
                row(
                        "Brokers",
                        lines(
                                        "Copies that are missing",
                                        "short",
                                        "Partitions with fewer copies in step than they should have, and with fewer than a write needs: at those mail is put off.",
                                        of(
                                                "sum(kafka_server_replicamanager_underreplicatedpartitions)",
                                                "fewer than there should be"),
                                        of(
                                                "sum(kafka_server_replicamanager_underminisrpartitioncount)",
                                                "too few to write"),
                                        of(
                                                "sum(kafka_server_replicamanager_offlinereplicacount)",
                                                "copies that are offline"))
                                .quiet(NO_EXPORTER),
                        lines(
                                        "Partitions without a leader",
                                        "short",
                                        "Nobody reads or writes them; there is 1 controller, or else nobody gives them one.",
                                        of(
                                                "sum(kafka_controller_kafkacontroller_offlinepartitionscount)",
                                                "without a leader"),
                                        of(
                                                "sum(kafka_controller_kafkacontroller_activecontrollercount)",
                                                "controllers"))
                                .quiet(NO_EXPORTER),
                        lines(
                                        "Size of logs",
                                        "bytes",
                                        "On all brokers together; the twelve largest topics.",
                                        of("topk(12, sum by (topic) (kafka_log_log_size))", "{{topic}}"))
                                .quiet(NO_EXPORTER),
                        lines(
                                        "Behind, by group",
                                        "short",
                                        "Records that a group has not committed yet, as kafka-exporter says; of postern-delivery it is what waits on the lanes.",
                                        of("sum by (consumergroup) (kafka_consumergroup_lag)", "{{consumergroup}}"))
                                .quiet(NO_EXPORTER)));
    }
}
