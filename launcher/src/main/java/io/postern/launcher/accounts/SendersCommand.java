// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Other senders. */
@Command(
        name = "senders",
        description = "What it may send as from now on, instead of what it could.",
        mixinStandardHelpOptions = true)
final class SendersCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description =
                    "An address, or @DOMAIN for all of a domain; may be given several times. Without it: its own name.")
    private List<String> senders = List.of();

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Override
    public Integer call() {
        return changing.change(
                List.of(name),
                before -> Changing.changed(
                        before.name(),
                        before.verifier(),
                        before.suspended(),
                        AccountWords.senders(before.name(), senders)),
                after -> "may send as " + AccountWords.maySend(after) + " from now on");
    }
}
