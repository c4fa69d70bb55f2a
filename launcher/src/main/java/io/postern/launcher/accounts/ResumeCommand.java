// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** It may sign in again. */
@Command(name = "resume", description = "It may sign in again.", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Named named = new Named();

    @Override
    public Integer call() {
        return named.suspend(false, "may sign in again");
    }
}
