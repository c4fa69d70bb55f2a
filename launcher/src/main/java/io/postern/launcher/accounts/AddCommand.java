// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new account. */
@Command(name = "add", description = "A new account; asks for its password.", mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private NewPassword password = new NewPassword();

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "What it may send as: an address, or @DOMAIN for all of a domain; may be given several times."
                    + " Without it: its own name.")
    private List<String> senders = List.of();

    @Parameters(paramLabel = "NAME", description = "An address or a word; upper and lower case are the same.")
    private String name = "";

    @Override
    public Integer call() {
        var read = AccountWords.name(name);
        var maySend = AccountWords.senders(read, senders);
        var topic = changing.topic();
        if (topic.read().containsKey(read)) {
            throw new Complaint(
                    "There is an account %s already; ./postern accounts passwd%s %s gives it another password."
                            .formatted(SafeWords.of(read), changing.arguments(), SafeWords.of(read)));
        }
        var account = Changing.changed(read, password.verifier(read), false, maySend);
        topic.write(List.of(account));
        System.out.println("Account %s is there: it may sign in, and send as %s."
                .formatted(SafeWords.of(read), AccountWords.maySend(account)));
        return 0;
    }
}
