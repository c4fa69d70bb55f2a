// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.orders.CancelCommand;
import io.postern.launcher.orders.HoldCommand;
import io.postern.launcher.orders.ReleaseCommand;
import io.postern.launcher.orders.RerouteCommand;
import io.postern.launcher.orders.RetryCommand;
import picocli.CommandLine.Command;

/** Mail that waits. */
@Command(
        name = "queue",
        description =
                "Mail that waits: list it, show all of a message, say why it waits; try it now, hold, release, cancel"
                        + " or re-route it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            WhyCommand.class,
            RetryCommand.class,
            HoldCommand.class,
            ReleaseCommand.class,
            CancelCommand.class,
            RerouteCommand.class
        })
public final class QueueCommand {}
