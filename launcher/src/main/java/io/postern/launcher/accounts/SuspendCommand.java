// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** It cannot sign in until it is resumed; its password and senders stay. */
@Command(
        name = "suspend",
        description = "It cannot sign in until it is resumed; its password and senders stay.",
        mixinStandardHelpOptions = true)
final class SuspendCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The accounts.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        return changing.change(
                names,
                before -> Changing.changed(before.name(), before.verifier(), true, before.senders()),
                "Account %s is suspended: it cannot sign in until it is resumed.");
    }
}
