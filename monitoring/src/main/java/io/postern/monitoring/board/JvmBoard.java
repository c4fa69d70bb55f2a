// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.sum;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.lines;

/** The processes: memory, processor, collection, threads. */
final class JvmBoard {
    private JvmBoard() {}

    static Board board() {
        return Board.of(
                "postern-jvm",
                "Postern / JVM",
                "The processes: whether they are ready and live, memory, processor, garbage collection, threads.",
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
                                of("sum by (job, instance) (process_files_open_files)", "{{job}} {{instance}}"))));
    }
}
