// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.endpoint.Answering;
import io.postern.launcher.endpoint.Endpoint;
import io.postern.launcher.lists.ListTrouble;
import io.postern.launcher.state.RunState;
import io.postern.launcher.up.ServiceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how the running system is. */
@Command(
        name = "status",
        description =
                "How everything is: processes, scanners, certificates, lists, what waits, memory. Exit code 1 if anything is amiss.",
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
        var unasked = new ArrayList<String>();
        var matters = new ArrayList<Matter>();
        var processes = new ArrayList<>(state.here() ? services(state, matters) : elsewhere(state, unasked, matters));
        var backlog = KafkaBacklog.read(which.kafka(state));
        var known = backlog instanceof Backlog.Known told ? told : null;
        var unknown = backlog instanceof Backlog.Unknown none ? none : null;
        boolean answers = unknown == null || !unknown.away();
        if (answers) {
            ListTrouble.read(which).stream()
                    .map(list -> Matter.of(list.instance(), "list", list.zone(), Matter.State.WRONG, list.words()))
                    .forEach(matters::add);
        }
        var redis = RedisFigures.read(which.redis(state));
        processes.add(process("kafka", state.kafka().pid(), answers));
        processes.add(process("redis", state.redis().pid(), redis != null));
        if (state.here()) {
            processes.add(process("launcher", state.pid(), true));
        }
        return new Status(
                state.dataDir(),
                state.startedAt(),
                state.listeners(),
                processes,
                unasked,
                matters,
                known == null ? null : known.waiting(),
                known == null ? null : known.parked(),
                unknown == null ? null : unknown.why(),
                redis);
    }

    private static List<Status.Part> services(RunState state, List<Matter> matters) {
        var asked = new ArrayList<Status.Part>();
        for (var service : state.services()) {
            var told = HttpHealth.ask(Endpoint.here(service.name(), service.httpPort()));
            asked.add(process(service.name(), service.pid(), told.ready()));
            matters.addAll(told.matters(service.name(), Instant.now()));
        }
        return asked;
    }

    /** Those whose address the settings name; the names of the others go to {@code unasked}. */
    private List<Status.Part> elsewhere(RunState state, List<String> unasked, List<Matter> matters) {
        var settings = which.settings();
        var access = settings.operatorAccess();
        unasked.addAll(ServiceKind.wantedBy(settings));
        var asked = new ArrayList<Status.Part>();
        for (var service : Answering.values()) {
            if (service.address(access).isPresent()) {
                var endpoint = Endpoint.of(service, state, () -> access);
                var told = HttpHealth.ask(endpoint);
                asked.add(process(service.label(), 0, told.ready()));
                matters.addAll(told.matters(service.label(), Instant.now()));
                unasked.remove(service.label());
            }
        }
        return asked;
    }

    private static Status.Part process(String name, long pid, boolean ready) {
        return new Status.Part(name, pid, ready, pid == 0 ? 0 : Memory.residentMiB(pid));
    }
}
