// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import picocli.CommandLine.Command;

/** The topics that follow from the settings. */
@Command(
        name = "topics",
        description = "The topics that follow from the settings: list them, or make them on brokers of your own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ApplyCommand.class})
public final class TopicsCommand {}
