// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes accounts. */
@Command(
        name = "remove",
        description = "Remove it for good; nothing can bring it back.",
        mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
    @Mixin
    private Named named = new Named();

    @Override
    public Integer call() {
        return named.remove();
    }
}
