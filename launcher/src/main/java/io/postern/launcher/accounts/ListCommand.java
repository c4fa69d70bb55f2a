// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the accounts. */
@Command(name = "list", description = "All accounts, by name.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private Changing changing = new Changing();

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        var accounts = changing.topic().read().values();
        System.out.print(json ? JsonAccounts.of(accounts) : AccountTable.of(accounts, changing.arguments()));
        return 0;
    }
}
