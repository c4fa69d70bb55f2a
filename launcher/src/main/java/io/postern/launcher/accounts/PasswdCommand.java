// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.launcher.SafeWords;
import java.util.List;
import java.util.Objects;
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
        var topic = changing.topic();
        var there = topic.read();
        var read = changing.demand(there, List.of(name)).getFirst();
        var before = Objects.requireNonNull(there.get(read));
        topic.write(List.of(Changing.changed(read, password.verifier(read), before.suspended(), before.senders())));
        System.out.println("Account %s has another password%s."
                .formatted(SafeWords.of(read), before.suspended() ? ", and is still suspended" : ""));
        return 0;
    }
}
