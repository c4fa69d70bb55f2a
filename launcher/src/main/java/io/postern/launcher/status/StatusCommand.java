// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.state.RunState;
import io.postern.launcher.up.HttpReadiness;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how the running system is. */
@Command(
        name = "status",
        description = "How everything is: processes, what waits, memory. Exit code 1 if anything is amiss.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var status = look(which.running());
        System.out.print(
                json
                        ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(status)
                                + System.lineSeparator()
                        : status.text());
        return status.fine() ? 0 : 1;
    }

    private Status look(RunState state) {
        var backlog = KafkaBacklog.read(which.kafka(state));
        var redis = RedisFigures.read(which.redis(state));
        var processes = new ArrayList<Status.Part>();
        for (var service : state.services()) {
            processes.add(process(service.name(), service.pid(), HttpReadiness.ready(service.httpPort())));
        }
        processes.add(process("kafka", state.kafka().pid(), backlog != null));
        processes.add(process("redis", state.redis().pid(), redis != null));
        processes.add(process("launcher", state.pid(), true));
        return new Status(
                state.dataDir(),
                state.startedAt(),
                state.listeners(),
                processes,
                backlog == null ? null : backlog.waiting(),
                backlog == null ? null : backlog.parked(),
                redis);
    }

    private static Status.Part process(String name, long pid, boolean ready) {
        return new Status.Part(name, pid, ready, pid == 0 ? 0 : Memory.residentMiB(pid));
    }
}
