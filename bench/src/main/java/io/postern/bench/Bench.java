// SPDX-License-Identifier: Apache-2.0
package io.postern.bench;

import io.postern.bench.assess.AssessCommand;
import io.postern.bench.demo.DemoCommand;
import io.postern.bench.demo.StepFailed;
import io.postern.bench.dialogue.DialogueCommand;
import io.postern.bench.dns.DnsCommand;
import io.postern.bench.edge.EdgeCommand;
import io.postern.bench.line.LineBench;
import io.postern.bench.load.LoadCommand;
import io.postern.bench.micro.MicroCommand;
import io.postern.bench.profile.ProfileCommand;
import io.postern.bench.receiver.ReceiverCommand;
import io.postern.bench.run.RunCommand;
import io.postern.bench.sink.SinkCommand;
import io.postern.bench.story.StoryCommand;
import io.postern.bench.waiting.WaitingBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./postern bench …}: everything that measures. Exit codes: 0 measured, 1 could not, 2 wrong options. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            LoadCommand.class,
            SinkCommand.class,
            ReceiverCommand.class,
            DnsCommand.class,
            ProfileCommand.class,
            WaitingBench.class,
            LineBench.class,
            StoryCommand.class,
            EdgeCommand.class,
            AssessCommand.class,
            DialogueCommand.class,
            DemoCommand.class,
            MicroCommand.class
        },
        description = "Measures Postern, and the machine it runs on.")
public final class Bench implements Runnable {
    private Bench() {}

    @Override
    public void run() {
        commandLine().usage(System.out);
    }

    static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setExecutionExceptionHandler((thrown, command, parsed) -> {
            var failure = thrown instanceof ExecutionException && thrown.getCause() instanceof Exception cause
                    ? cause
                    : thrown;
            if (failure instanceof IllegalStateException
                    || failure instanceof IllegalArgumentException
                    || failure instanceof UncheckedIOException
                    || failure instanceof IOException
                    || failure instanceof StepFailed) {
                System.err.println(command.getCommandName() + ": " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }
}
