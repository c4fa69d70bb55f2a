// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.ListStatus;
import io.postern.contracts.settings.CheckAction;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.settings.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how the DNS lists are. */
@Command(
        name = "lists",
        description =
                "How the DNS lists are, and which have something of ours. Exit code 3 when one is set aside, or is no list.",
        mixinStandardHelpOptions = true,
        subcommands = RefusedCommand.class)
public final class ListsCommand implements Callable<Integer> {
    private static final int SET_ASIDE = 3;

    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        var configured = configured(which);
        var standing = new KafkaListTopic(which.kafka()).standing();
        System.out.print(
                json
                        ? JsonLists.standing(standing)
                        : new ListsText(ZoneId.systemDefault()).standing(standing, configured));
        return standing.statuses().stream()
                        .anyMatch(status -> configured.contains(status.zone())
                                && (status.state() == ListStatus.State.SET_ASIDE || status.noList()))
                ? SET_ASIDE
                : 0;
    }

    /** The lists of the running system, also where only its data folder was named. */
    static List<String> configured(WhichSystem which) {
        var file = which.running().settings();
        var settings = file == null || which.config() != null
                ? which.settings()
                : Settings.read(Path.of(file), System.getenv());
        return settings.dnsblZones().entrySet().stream()
                .filter(zone -> zone.getValue().action() != CheckAction.IGNORE)
                .map(zone -> zone.getKey())
                .sorted()
                .toList();
    }
}
