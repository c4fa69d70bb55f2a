// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import io.postern.contracts.topic.RetryTiers;
import io.postern.launcher.SafeWords;
import io.postern.launcher.settings.Listener;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the system is.
 *
 * @param startedAt empty for a system that runs elsewhere
 * @param unasked services whose address is not known here
 * @param matters what the services know of others: scanners, certificates, servers that are away
 * @param waiting records of lanes and retry topics that are not finished yet; null when Kafka does not tell
 * @param parked records that an operator has neither replayed nor discarded; not 0 is amiss, as it may be mail; null likewise
 * @param unknown why Kafka does not tell, as a sentence without its full stop; null when it does
 */
record Status(
        String dataDir,
        String startedAt,
        List<Listener> listeners,
        List<Part> processes,
        List<String> unasked,
        List<Matter> matters,
        @Nullable List<Waiting> waiting,
        @Nullable Long parked,
        @Nullable String unknown,
        @Nullable String redis) {
    /**
     * A process.
     *
     * @param ready whether it answers as it should
     * @param pid 0 when the process is not on this machine, or not ours
     * @param memoryMiB resident; 0 when the process is not on this machine
     */
    record Part(String name, long pid, boolean ready, long memoryMiB) {}

    record Waiting(String topic, long records) {}

    private static final String RETRY = "postern.retry.";

    boolean fine() {
        return processes.stream().allMatch(Part::ready)
                && matters.stream().noneMatch(matter -> matter.state() == Matter.State.WRONG)
                && waiting != null
                && parked != null
                && parked == 0
                && redis != null;
    }

    String text() {
        boolean here = !startedAt.isEmpty();
        var out = new StringBuilder(
                here
                        ? "Postern on %s, since %s%n%n".formatted(dataDir, startedAt)
                        : "Postern on other machines, as far as it is known here%n".formatted());
        for (var listener : listeners) {
            out.append("  listener %-12s %s%n".formatted(listener.name(), listener.address()));
        }
        out.append('\n');
        long sum = 0;
        for (var process : processes) {
            sum += process.memoryMiB();
            out.append(line(process));
        }
        if (here) {
            out.append(String.format(Locale.ROOT, "  %-47s %5d MiB%n", "together", sum));
        }
        if (!unasked.isEmpty()) {
            out.append("  not asked: %s; kubectl get pods, or /q/health/ready of each, tells%n"
                    .formatted(String.join(", ", unasked)));
        }
        if (!matters.isEmpty()) {
            out.append(System.lineSeparator());
            matters.forEach(matter -> out.append(line(matter)));
        }
        out.append(System.lineSeparator());
        if (waiting == null) {
            out.append("  What waits is not known: %s.%n".formatted(SafeWords.of(String.valueOf(unknown))));
        } else {
            waiting.stream()
                    .filter(w -> w.records() > 0
                            || !w.topic().startsWith(RETRY)
                            || w.topic().equals(RetryTiers.HELD))
                    .forEach(w -> out.append("  %-28s %d waiting%n".formatted(w.topic(), w.records())));
            long retries = waiting.stream()
                    .filter(w -> w.topic().startsWith(RETRY) && !w.topic().equals(RetryTiers.HELD))
                    .mapToLong(Waiting::records)
                    .sum();
            out.append("  %-28s %d waiting%n".formatted("all retry topics", retries));
            boolean none = parked != null && parked == 0;
            out.append("  %-28s %s%d parked%s%n"
                    .formatted(
                            "postern.parked",
                            none ? "" : "AMISS: ",
                            parked,
                            none ? "" : "; ./postern parked list shows whose mail it is"));
        }
        out.append("  %-28s %s%n".formatted("redis", redis == null ? "does not answer" : redis));
        return out.toString();
    }

    private static String line(Matter matter) {
        var mark = switch (matter.state()) {
            case FINE -> "";
            case SOON -> "SOON: ";
            case WRONG -> "AMISS: ";
        };
        var kind = matter.kind().equals("part") ? "" : matter.kind() + " ";
        return "  %-19s %s%s%s %s%s%n"
                .formatted(
                        matter.service(),
                        mark,
                        kind,
                        SafeWords.of(matter.name()),
                        SafeWords.of(matter.words()),
                        matter.expires() == null ? "" : ", " + matter.expires());
    }

    private static String line(Part process) {
        var state = process.ready() ? "ready" : "NOT READY";
        return process.pid() == 0
                ? String.format(Locale.ROOT, "  %-19s %s%n", process.name(), state)
                : String.format(
                        Locale.ROOT,
                        "  %-19s %-10s process %-8d %5d MiB%n",
                        process.name(),
                        state,
                        process.pid(),
                        process.memoryMiB());
    }
}
