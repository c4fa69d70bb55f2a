// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.launcher.SafeWords;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes accounts. */
@Command(
        name = "remove",
        description = "Remove it for good; nothing can bring it back.",
        mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The accounts.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        var topic = changing.topic();
        var read = changing.demand(topic.read(), names);
        topic.remove(read);
        read.forEach(name -> System.out.println("Account %s is removed.".formatted(SafeWords.of(name))));
        return 0;
    }
}
