// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dialogue;

import io.postern.testkit.dialogue.Dialogue;
import io.postern.testkit.dialogue.DialogueFiles;
import io.postern.testkit.dialogue.DialogueRunner;
import io.postern.testkit.dialogue.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./postern bench dialogue}: exit code 0 when the server kept to all files, else 1. */
@Command(
        name = "dialogue",
        mixinStandardHelpOptions = true,
        description = "Holds an SMTP server against files of acceptance/dialogues.")
public final class DialogueCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "HOST:PORT", description = "The server, as strangers reach it.")
    private String server = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILES", description = "Dialogues, or folders of them.")
    private List<Path> places = List.of();

    @Option(
            names = "--listener",
            paramLabel = "NAME=HOST:PORT",
            description = "Another door of it, such as relay; without, files for that are passed over.")
    private Map<String, String> listeners = Map.of();

    @Option(
            names = "--server",
            paramLabel = "NAME",
            defaultValue = "postern",
            description = "What it is, as files call it: postern, postfix.")
    private String kind = "";

    @Option(
            names = "--patience",
            defaultValue = "PT10S",
            description = "How long a reply is waited for: ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    private int kept;
    private int passedOver;
    private int different;

    /** Made by the command line. */
    public DialogueCommand() {}

    @Override
    public Integer call() {
        var doors = new HashMap<>(listeners);
        doors.put(Dialogue.MX, server);
        for (var place : places) {
            for (var dialogue : DialogueFiles.read(place)) {
                tell(dialogue, play(dialogue, doors.get(dialogue.listener())));
            }
        }
        System.out.printf("%d kept, %d differ, %d passed over%n", kept, different, passedOver);
        return different == 0 ? 0 : 1;
    }

    private Outcome play(Dialogue dialogue, String door) {
        if (door == null) {
            return new Outcome.PassedOver("it is for the listener " + dialogue.listener() + "; see --listener");
        }
        try {
            return DialogueRunner.play(dialogue, kind, address(door), patience);
        } catch (IOException e) {
            throw new UncheckedIOException(door + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private void tell(Dialogue dialogue, Outcome outcome) {
        switch (outcome) {
            case Outcome.Kept _ -> {
                kept++;
                System.out.println("kept         " + dialogue.sentence());
            }
            case Outcome.PassedOver(var reason) -> {
                passedOver++;
                System.out.println("passed over  " + dialogue.sentence() + ": " + reason);
            }
            case Outcome.Differs differs -> {
                different++;
                System.out.println("DIFFERS      " + dialogue.name() + ": " + differs);
            }
        }
    }

    private static InetSocketAddress address(String door) {
        int colon = door.lastIndexOf(':');
        try {
            return new InetSocketAddress(door.substring(0, colon), Integer.parseInt(door.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(door + " is not HOST:PORT", e);
        }
    }
}
