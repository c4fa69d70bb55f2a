// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has waiting mail tried at once. */
@Command(name = "retry", description = "Try now what waits.", mixinStandardHelpOptions = true)
public final class RetryCommand implements Callable<Integer> {
    @Mixin
    private OrderTargets targets = new OrderTargets();

    @Mixin
    private Giving giving = new Giving();

    @Override
    public Integer call() {
        return giving.give(Action.RETRY, null, targets.all());
    }
}
