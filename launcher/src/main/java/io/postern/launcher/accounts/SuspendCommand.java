// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** It cannot sign in until it is resumed; its password and senders stay. */
@Command(
        name = "suspend",
        description = "It cannot sign in until it is resumed; its password and senders stay.",
        mixinStandardHelpOptions = true)
final class SuspendCommand implements Callable<Integer> {
    @Mixin
    private Named named = new Named();

    @Override
    public Integer call() {
        return named.suspend(true, "is suspended: it cannot sign in until it is resumed");
    }
}
