// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.up.KafkaDeclaredTopics;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the topics on brokers that are there. */
@Command(
        name = "apply",
        description =
                "Make what is missing on the brokers of postern.kafka.bootstrap-servers; fails where an existing topic "
                        + "would lose mail.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(
            names = "--mend",
            description = "Give existing topics that keep records for too short a time their declared settings.")
    private boolean mend;

    @Override
    public Integer call() {
        var settings = which.settings();
        var brokers = settings.kafka()
                .bootstrapServers()
                .filter(Predicate.not(String::isBlank))
                .orElseThrow(
                        () -> new Complaint("postern.kafka.bootstrap-servers names no brokers; ./postern up makes the"
                                + " topics of its own."));
        var topics = settings.topics();
        new KafkaDeclaredTopics(
                        settings.kafkaAccess(brokers),
                        settings.kafka(),
                        PATIENCE,
                        mend,
                        sentence -> System.out.println("Mind: " + sentence))
                .create(topics);
        System.out.println(topics.size() + " topics are there as declared.");
        return 0;
    }
}
