// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** It may sign in again. */
@Command(name = "resume", description = "It may sign in again.", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The accounts.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        return changing.change(
                names,
                before -> Changing.changed(before.name(), before.verifier(), false, before.senders()),
                "Account %s may sign in again.");
    }
}
