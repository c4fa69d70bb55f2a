// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import picocli.CommandLine.Command;

/** Who may submit mail. */
@Command(
        name = "accounts",
        description =
                "Who may sign in to submit mail: add, give another password or other senders, suspend, resume, list,"
                        + " remove.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCommand.class,
            PasswdCommand.class,
            SendersCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            ListCommand.class,
            RemoveCommand.class
        })
public final class AccountsCommand {}
