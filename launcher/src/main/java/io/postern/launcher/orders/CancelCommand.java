// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes mail out of the queue. */
@Command(
        name = "cancel",
        description = "Take it out of the queue: no further attempt, and no report to the sender.",
        mixinStandardHelpOptions = true)
public final class CancelCommand implements Callable<Integer> {
    @Mixin
    private OrderTargets targets = new OrderTargets();

    @Mixin
    private Giving giving = new Giving();

    @Override
    public Integer call() {
        return giving.give(Action.CANCEL, null, targets.all());
    }
}
