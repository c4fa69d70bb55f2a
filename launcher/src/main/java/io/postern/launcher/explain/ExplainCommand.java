// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.explain;

import io.postern.launcher.WhichSystem;
import io.postern.launcher.endpoint.Answering;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is found out about a mail that nobody has sent. */
@Command(
        name = "explain",
        description = {
            "What the world says about a mail: reverse DNS, lists, HELO, SPF, and of a message DKIM, ARC, DMARC, links,"
                    + " attachments and scanners. Nothing is sent, nothing is judged, and nothing is remembered.",
            "",
            "Such as: ./postern explain --client 192.0.2.7 --helo mx.example.org --from ada@example.org --message"
                    + " letter.eml"
        },
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--client", required = true, paramLabel = "IP", description = "The address that it comes from.")
    private String client = "";

    @Option(names = "--helo", required = true, paramLabel = "NAME", description = "What the client says in EHLO.")
    private String helo = "";

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "The sender in MAIL FROM. Left out or empty: the null sender of reports.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            defaultValue = "postmaster",
            description = "The recipient; no finding depends on it yet (default: ${DEFAULT-VALUE}).")
    private String to = "";

    @Option(
            names = "--message",
            paramLabel = "FILE",
            description = "The message, as it would come after DATA; - reads it from the standard input. Lines may end"
                    + " with LF. Without it only the envelope is looked at.")
    private @Nullable Path message;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "Judge signatures as of this time, such as 2026-01-31T12:00:00Z. Keys are those of today.")
    private @Nullable String now;

    @Option(names = "--json", description = "The answer as the service gives it; docs/assess.md tells its fields.")
    private boolean json;

    @Override
    public Integer call() {
        var question = new Question(client, helo, from, to, message, now);
        var answer = new HttpAssessment(which.endpoint(Answering.REPUTATION)).ask(question);
        System.out.print(
                json
                        ? JsonExplanation.pretty(answer)
                        : JsonExplanation.read(answer).told(question));
        return 0;
    }
}
