// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.send;

import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.settings.Listener;
import io.postern.launcher.state.RunState;
import io.vertx.ext.mail.MailMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends one message, or finished ones from files. */
@Command(
        name = "send",
        description = "Send a message through the running system, by its listener for our own machines.",
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "The sender.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            split = ",",
            paramLabel = "ADDRESS",
            description = "The recipients, separated by commas.")
    private List<String> to = List.of();

    @Option(names = "--subject", description = "The subject (${DEFAULT-VALUE}).", defaultValue = "A message by Postern")
    private String subject = "";

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description = "The text (${DEFAULT-VALUE}).",
            defaultValue = "Sent with ./postern send.")
    private String body = "";

    @Option(
            names = "--file",
            arity = "1..*",
            paramLabel = "EML",
            description = "Files with finished messages, sent as they are; --subject and --body do not apply.")
    private List<Path> files = List.of();

    @Option(names = "--listener", paramLabel = "NAME", description = "Another listener than the relay one.")
    private @Nullable String listener;

    @Override
    public Integer call() {
        var door = listener(which.running());
        if (files.isEmpty()) {
            var message = new MailMessage()
                    .setFrom(from)
                    .setTo(to)
                    .setSubject(subject)
                    .setText(body);
            var sent = MailSending.send(door, message);
            print(Optional.ofNullable(sent.id()), sent.messageId());
        }
        for (var file : files) {
            var replies = SmtpSubmission.send(door, from, to, read(file));
            print(AcceptedId.in(replies), file.toString());
        }
        return 0;
    }

    private void print(Optional<String> id, String name) {
        if (id.isPresent()) {
            System.out.printf(
                    "Accepted as %s (%s)%nWhat becomes of it: ./postern trace %s%s%n",
                    id.get(), name, id.get(), which.arguments());
        } else {
            System.out.printf("Accepted (%s), without an id in the reply.%n", name);
        }
    }

    private Listener listener(RunState state) {
        if (!state.here()) {
            throw new Complaint(
                    "This command sends by a listener on this machine, and Postern runs on others: speak SMTP to an"
                            + " edge, such as with swaks --server ADDRESS.");
        }
        if (listener == null) {
            return state.relay()
                    .orElseThrow(() -> new Complaint("This system has no relay listener; name one with --listener."));
        }
        return state.listeners().stream()
                .filter(l -> l.name().equals(listener))
                .findFirst()
                .orElseThrow(() -> new Complaint("There is no listener " + listener + "; there are "
                        + String.join(
                                ", ",
                                state.listeners().stream().map(Listener::name).toList()) + "."));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Complaint("The message file " + file + " cannot be read; check its name and permissions.", e);
        }
    }
}
