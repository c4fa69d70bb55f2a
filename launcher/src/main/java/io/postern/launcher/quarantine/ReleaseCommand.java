// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.contracts.event.Command.Action;
import io.postern.launcher.orders.Giving;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has entries delivered. */
@Command(name = "release", description = "Deliver it after all.", mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {
    @Mixin
    private Giving giving = new Giving();

    @Parameters(paramLabel = "ID", arity = "1..*", description = "The ids of entries.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        return Discharging.order(giving, Action.RELEASE, ids);
    }
}
