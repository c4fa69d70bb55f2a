// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import picocli.CommandLine.Command;

/** Mail that waits. */
@Command(
        name = "queue",
        description = "Mail that waits: list it, show all of a message, say why it waits.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, WhyCommand.class})
public final class QueueCommand {}
