// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Another password. */
@Command(name = "passwd", description = "Another password; asks for it.", mixinStandardHelpOptions = true)
final class PasswdCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private NewPassword password = new NewPassword();

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Override
    public Integer call() {
        return changing.change(
                List.of(name),
                before -> Changing.changed(
                        before.name(), password.verifier(before.name()), before.suspended(), before.senders()),
                after -> "has another password" + (after.suspended() ? ", and is still suspended" : ""));
    }
}
