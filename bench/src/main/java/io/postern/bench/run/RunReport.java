// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.Percentiles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** A result as Markdown. Of several runs of the same kind each figure is the median. */
final class RunReport {
    private final StringBuilder out = new StringBuilder();
    private final RunResult result;

    private RunReport(RunResult result) {
        this.result = result;
    }

    static String markdown(RunResult result) {
        return new RunReport(result).write();
    }

    private String write() {
        line("# " + result.name() + ", " + result.date());
        line("");
        line(result.machine().line() + ".");
        line("Messages of " + result.size() + " octets, known triplets. Generator, sink and DNS share the machine.");
        closed();
        rates();
        processes();
        failures();
        return out.toString();
    }

    private void closed() {
        var runs = groups(false);
        if (runs.isEmpty()) {
            return;
        }
        line("");
        line("## Closed loop");
        line("");
        row(List.of(
                "sessions",
                "messages/connection",
                "accepted/s",
                "delivered/s",
                "(runs)",
                "CPU ms/message",
                "RCPT p50/p99/p999 ms",
                "DATA to 250 p50/p99/p999 ms",
                "on the way p50/p99 ms",
                "flushes/message",
                "failed",
                "lost",
                "duplicates"));
        rule(13);
        for (var stages : runs) {
            row(List.of(
                    Integer.toString(stages.getFirst().sessions()),
                    Integer.toString(stages.getFirst().perConnection()),
                    median(stages, s -> s.load().perSecond()),
                    median(stages, Stage::deliveredPerSecond),
                    stages.stream()
                            .map(s -> Figures.show(s.deliveredPerSecond()))
                            .collect(joining(" ")),
                    median(stages, Stage::cpuAll),
                    three(stages, s -> s.load().rcpt()),
                    three(stages, s -> s.load().dataTo250()),
                    two(stages, Stage::onTheWay),
                    median(stages, Stage::flushes),
                    sum(stages, s -> s.load().failed()),
                    sum(stages, Stage::lost),
                    sum(stages, Stage::duplicates)));
        }
    }

    private void rates() {
        var runs = groups(true);
        if (runs.isEmpty()) {
            return;
        }
        line("");
        line("## At a rate");
        line("");
        row(List.of(
                "offered/s",
                "messages/connection",
                "accepted/s",
                "CPU ms/message",
                "RCPT p50/p99/p999 ms",
                "DATA to 250 p50/p99/p999 ms",
                "due to 250 p50/p99 ms",
                "on the way p50/p99 ms",
                "failed",
                "lost",
                "duplicates"));
        rule(11);
        for (var stages : runs) {
            row(List.of(
                    Figures.show(stages.getFirst().load().offered()),
                    Integer.toString(stages.getFirst().perConnection()),
                    median(stages, s -> s.load().perSecond()),
                    median(stages, Stage::cpuAll),
                    three(stages, s -> s.load().rcpt()),
                    three(stages, s -> s.load().dataTo250()),
                    two(stages, s -> s.load().dueTo250()),
                    two(stages, Stage::onTheWay),
                    sum(stages, s -> s.load().failed()),
                    sum(stages, Stage::lost),
                    sum(stages, Stage::duplicates)));
        }
    }

    private void processes() {
        var names = new LinkedHashSet<String>();
        result.stages().forEach(stage -> names.addAll(stage.cpu().keySet()));
        line("");
        line("## Processor milliseconds a message, by process");
        line("");
        row(List.of("stage", String.join(" | ", names), "sum", "generator", "sink", "DNS", "busy %", "steal %"));
        rule(names.size() + 7);
        for (var stages : all()) {
            row(List.of(
                    title(stages.getFirst()),
                    names.stream()
                            .map(name -> median(stages, s -> s.cpu().getOrDefault(name, 0.0)))
                            .collect(joining(" | ")),
                    median(stages, Stage::cpuAll),
                    median(stages, s -> s.load().cpuPerMessage()),
                    median(stages, Stage::sinkCpu),
                    median(stages, Stage::dnsCpu),
                    median(stages, Stage::busy),
                    median(stages, Stage::steal)));
        }
        var memory = result.stages().getLast().memory();
        line("");
        line("Memory at the end (PSS, MiB): "
                + memory.entrySet().stream()
                        .map(e -> e.getKey() + " " + Figures.show(e.getValue()))
                        .collect(joining(", "))
                + "; together "
                + Figures.show(memory.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                + ".");
    }

    private void failures() {
        for (var stage : result.stages()) {
            stage.load().failures().forEach((kind, count) -> {
                line("");
                line("Failed, " + title(stage) + ": " + count + " × " + kind + " (`"
                        + stage.load().examples().get(kind) + "`)");
            });
        }
    }

    private static String title(Stage stage) {
        var each = ", " + stage.perConnection() + "/connection";
        var offered = stage.load().offered();
        return (offered > 0 ? Figures.show(offered) + "/s" : "closed loop") + each;
    }

    private List<List<Stage>> all() {
        return List.copyOf(result.stages().stream()
                .collect(groupingBy(RunReport::title, LinkedHashMap::new, toList()))
                .values());
    }

    private List<List<Stage>> groups(boolean open) {
        var groups = result.stages().stream()
                .filter(stage -> stage.load().offered() > 0 == open)
                .collect(groupingBy(s -> s.load().offered() * 1e6 + s.perConnection(), TreeMap::new, toList()));
        return List.copyOf(groups.values());
    }

    private static String median(List<Stage> stages, ToDoubleFunction<Stage> figure) {
        return Figures.show(
                Figures.median(stages.stream().mapToDouble(figure).boxed().toList()));
    }

    private static String three(List<Stage> stages, Function<Stage, Percentiles> wait) {
        return two(stages, wait) + "/" + median(stages, s -> wait.apply(s).p999());
    }

    private static String two(List<Stage> stages, Function<Stage, Percentiles> wait) {
        return median(stages, s -> wait.apply(s).p50()) + "/"
                + median(stages, s -> wait.apply(s).p99());
    }

    private static String sum(List<Stage> stages, ToLongFunction<Stage> figure) {
        return Long.toString(stages.stream().mapToLong(figure).sum());
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void rule(int columns) {
        line("|" + "---|".repeat(columns));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
