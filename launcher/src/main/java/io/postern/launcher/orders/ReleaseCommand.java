// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a hold. */
@Command(
        name = "release",
        description =
                "End a hold: what was held goes on. Ends with 1 if there is no such hold, or another one keeps it.",
        mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {
    @Mixin
    private OrderTargets targets = new OrderTargets();

    @Mixin
    private Giving giving = new Giving();

    @Override
    public Integer call() {
        return giving.release(targets.all());
    }
}
