// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.launcher.WhichSystem;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is in quarantine. */
@Command(name = "list", description = "What is in quarantine, oldest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Mixin
    private Filter filter = new Filter();

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        var entries = KafkaEntries.read(
                        which.kafka(),
                        quarantined -> Optional.of(Entry.of(quarantined)).filter(filter::wants))
                .values();
        System.out.print(json ? JsonEntries.list(entries) : new EntryTable(ZoneId.systemDefault()).of(entries));
        return 0;
    }
}
