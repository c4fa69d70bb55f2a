// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import picocli.CommandLine.Command;

/** What no service could read. */
@Command(
        name = "parked",
        description = "What no service could read: list it, write mail back to where it came from, or discard it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ReplayCommand.class, DiscardCommand.class})
public final class ParkedCommand {}
