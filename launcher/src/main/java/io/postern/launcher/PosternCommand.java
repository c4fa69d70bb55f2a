// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import io.postern.contracts.access.KafkaRefusal;
import io.postern.launcher.accounts.AccountsCommand;
import io.postern.launcher.books.BooksCommand;
import io.postern.launcher.explain.ExplainCommand;
import io.postern.launcher.lists.ListsCommand;
import io.postern.launcher.parked.ParkedCommand;
import io.postern.launcher.quarantine.QuarantineCommand;
import io.postern.launcher.queue.QueueCommand;
import io.postern.launcher.send.SendCommand;
import io.postern.launcher.sink.SinkCommand;
import io.postern.launcher.status.StatusCommand;
import io.postern.launcher.topics.TopicsCommand;
import io.postern.launcher.trace.TraceCommand;
import io.postern.launcher.up.TrainCommand;
import io.postern.launcher.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./postern} that are written in Java. */
@Command(
        name = "postern",
        description = "An event-driven mail gateway.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            SendCommand.class,
            SinkCommand.class,
            QueueCommand.class,
            BooksCommand.class,
            QuarantineCommand.class,
            ParkedCommand.class,
            AccountsCommand.class,
            ListsCommand.class,
            TopicsCommand.class,
            StatusCommand.class,
            TraceCommand.class,
            ExplainCommand.class,
            TrainCommand.class
        })
public final class PosternCommand {
    private PosternCommand() {}

    public static void main(String[] args) {
        // Kafka's client has its say by exceptions; its log would tear the screen.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(args));
    }

    static int run(String... args) {
        return withVersion(new CommandLine(new PosternCommand()))
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    if (fault instanceof Complaint complaint) {
                        System.err.println(complaint.getMessage());
                    } else if (KafkaRefusal.words(fault).isPresent()) {
                        System.err.println(KafkaRefusal.words(fault).get() + ".");
                    } else {
                        System.err.println(
                                "Postern failed in a way that was not foreseen, which is a fault of its own: " + fault
                                        + " (set POSTERN_DEBUG=1 to see where)");
                        if (System.getenv("POSTERN_DEBUG") != null) {
                            fault.printStackTrace();
                        }
                    }
                    return 1;
                })
                .setParameterExceptionHandler((fault, arguments) -> {
                    System.err.println(fault.getMessage() + " (see ./"
                            + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
                    return 1;
                })
                .execute(args);
    }

    private static CommandLine withVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(PosternCommand::withVersion);
        return command;
    }
}
