// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Action;
import io.postern.launcher.Complaint;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends mail another way. */
@Command(
        name = "reroute",
        description = "Hand it over to another server, or take that back.",
        mixinStandardHelpOptions = true)
public final class RerouteCommand implements Callable<Integer> {
    @Mixin
    private OrderTargets targets = new OrderTargets();

    @Option(names = "--to", paramLabel = "HOST:PORT", description = "The server to hand over to.")
    private @Nullable String to;

    @Option(names = "--usual", description = "The usual way again.")
    private boolean usual;

    @Mixin
    private Giving giving = new Giving();

    @Override
    public Integer call() {
        var which = targets.all();
        if (usual == (to != null)) {
            throw new Complaint("Say where to: --to HOST:PORT, or --usual for the usual way.");
        }
        return giving.give(Action.REROUTE, to == null ? null : Names.route(to), which);
    }
}
