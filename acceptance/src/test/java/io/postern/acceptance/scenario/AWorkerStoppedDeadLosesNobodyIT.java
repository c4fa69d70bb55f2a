// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import io.postern.testkit.system.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The worker halts between every two steps of an attempt, and its launcher starts another. One message has a recipient
 * who is taken, one who is deferred once, one who is refused, and one in another domain who is taken.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AWorkerStoppedDeadLosesNobodyIT {
    private World world;

    @BeforeAll
    void start() {
        world = World.start(
                "crash-points",
                settings -> settings.set("postern.delivery.claim", "2s").set("postern.delivery.ledger-timeout", "5s"));
    }

    @AfterAll
    void stop() {
        world.close();
    }

    /**
     * The only window for a duplicate is between a remote's 250 and its entry in the ledger. The message for the other
     * domain is delivered at the same time, and may be in that window whenever the worker halts. After the first entry, which
     * may be that of the other domain or of who was refused, the one who is taken may be in it, too.
     */
    @Execution(ExecutionMode.SAME_THREAD)
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "after-claim,        1",
        "after-reply,        2",
        "after-reply:2,      2",
        "after-ledger,       2",
        "after-retry-record, 1",
        "after-notice,       1",
        "after-report,       1",
        "after-close,        1",
    })
    void whatever_the_step(String point, int copiesAtMost) {
        var local = "local.test";
        var name = point.replace(':', '-');
        var taken = "taken-" + name + "@" + local;
        var deferred = "deferred-" + name + "@" + local;
        var refused = "refused-" + name + "@" + local;
        var elsewhere = "taken-" + name + "@elsewhere.test";
        world.receiver()
                .on(Step.RCPT, deferred, 1, Answer.say("452 4.2.2 Mailbox full"))
                .on(Step.RCPT, refused, Answer.say("550 5.1.1 No such user"));
        var marker = Path.of("target", "systems", "crash-points", name).toAbsolutePath();
        world.postern().set("postern.delivery.crash-at", point);
        world.postern().set("postern.delivery.crash-marker", marker.toString());
        world.postern().replace(Part.WORKER);
        long worker = world.postern().pid(Part.WORKER);

        var books = new Books(world);
        books.handOver("crash " + point, "a@local.test", taken, deferred, refused, elsewhere);
        Awaitility.await("the worker halts " + point).until(() -> Files.exists(marker));
        world.postern().awaitReplaced(Part.WORKER, worker);

        var counts = books.settle(Duration.ofSeconds(60));
        assertThat(counts).isEqualTo(new Books.Counts(4, 3, 1, 0, counts.duplicates()));
        for (var recipient : List.of(taken, deferred)) {
            assertThat(world.receiver().acceptedFor(recipient)).hasSizeBetween(1, copiesAtMost);
        }
        assertThat(world.receiver().acceptedFor(elsewhere)).hasSizeBetween(1, 2);
        assertThat(world.postern().topics().outcomes().stream()
                        .filter(outcome -> outcome.recipient().equals(refused))
                        .map(DeliveryOutcome::id)
                        .collect(Collectors.toSet()))
                .as("the refusal is reported under one id, however often it is written")
                .hasSize(1);
    }
}
