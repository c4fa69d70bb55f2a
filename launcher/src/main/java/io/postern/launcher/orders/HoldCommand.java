// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keeps mail from being tried. */
@Command(
        name = "hold",
        description = "No attempt until it is released; what is accepted later is held too.",
        mixinStandardHelpOptions = true)
public final class HoldCommand implements Callable<Integer> {
    @Mixin
    private OrderTargets targets = new OrderTargets();

    @Mixin
    private Giving giving = new Giving();

    @Override
    public Integer call() {
        return giving.give(Action.HOLD, null, targets.all());
    }
}
