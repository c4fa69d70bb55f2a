// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import picocli.CommandLine.Command;

/** Mail that was set aside. */
@Command(
        name = "quarantine",
        description = "Mail that was set aside: list, show, release or delete it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, ReleaseCommand.class, DeleteCommand.class})
public final class QuarantineCommand {}
