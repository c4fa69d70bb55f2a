// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.launcher.WhichSystem;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one entry and the beginning of its message. */
@Command(
        name = "show",
        description =
                "One entry, and its message from the beginning, 64 KiB at most. Octets that could drive a terminal"
                        + " are shown as \\x1b.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Parameters(paramLabel = "ID", description = "The id of the entry.")
    private String text = "";

    @Option(names = "--json", description = "For a machine; the message in Base64.")
    private boolean json;

    @Override
    public Integer call() {
        var id = EntryIds.read(List.of(text)).getFirst();
        var kafka = which.kafka();
        var found = KafkaEntries.read(
                kafka, entry -> Optional.of(entry).filter(one -> one.id().equals(id)));
        EntryIds.check(List.of(id), found.keySet());
        var entry = found.values().iterator().next();
        var words = new EntryText(ZoneId.systemDefault());
        if (json) {
            System.out.print(JsonEntries.shown(
                    Entry.of(entry),
                    entry.reason(),
                    KafkaBeginning.of(kafka, entry.message().content())));
        } else {
            System.out.print(words.head(entry));
            System.out.print(
                    words.message(KafkaBeginning.of(kafka, entry.message().content())));
        }
        return 0;
    }
}
