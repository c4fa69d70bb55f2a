// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Command;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Mail of all kinds that a gateway meets, so that figures move: accepted, greylisted, refused, put off, blocked, large, held and
 * released, signed in, and a look at the page behind a refusal.
 */
public final class Traffic {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final World world;
    private final Dialogues dialogues;
    private int round;

    public Traffic(World world, int submissionPort) {
        this.world = world;
        this.dialogues = new Dialogues("postern", Map.of("submission", submissionPort));
        world.postern().topics().write(Dialogues.account());
    }

    /** All of it once, which takes some seconds; everything accepted is settled afterwards. */
    public void round() {
        round++;
        var books = new Books(world);
        strangers(books);
        refused();
        outward(books);
        large(books);
        held(books);
        signsIn();
        books.settle(PATIENCE);
    }

    private void strangers(Books books) {
        var mail = Mail.about("traffic");
        var to = "traffic%d@local.test".formatted(round);
        try (var client = world.strangerFrom("198.18.0.21")) {
            client.mail("anna@senders.test");
            assertThat(client.rcpt(to).code()).isEqualTo(451);
            Awaitility.await("the block period is over")
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> client.rcpt(to).code() == 250);
            books.note(mail, client.data(mail.text()), to);
            client.mail("anna@senders.test");
            assertThat(client.rcpt(to).code()).as("now it is known").isEqualTo(250);
        }
        try (var client = world.strangerFrom("198.18.0.22")) {
            client.mail("anna@senders.test");
            client.rcpt("never-back%d@local.test".formatted(round));
        }
        var scored = Mail.about("traffic by an upstream");
        try (var upstream = world.strangerFrom("198.18.7.4")) {
            var text =
                    "Received: from mail.example (unknown [198.18.0.49])\r\n\tby backup.local.test (Postfix) with ESMTPS id 4X;"
                            + " Thu, 1 Jan 2026 12:00:00 +0000 (UTC)\r\n" + scored.text();
            books.note(scored, upstream.send("anna@senders.test", text, "scored@local.test"), "scored@local.test");
        }
    }

    private void refused() {
        try (var listed = world.strangerFrom("203.0.113.5")) {
            listed.mail("anna@senders.test");
            var refusal = listed.rcpt("bert@local.test");
            assertThat(refusal.code()).isEqualTo(554);
            asksWhy(URI.create(refusal.last().substring(refusal.last().lastIndexOf(' ') + 1)));
        }
        try (var client = world.stranger()) {
            client.mail("anna@senders.test");
            assertThat(client.rcpt("somebody@elsewhere.test").code()).isEqualTo(554);
        }
    }

    private void outward(Books books) {
        var server = world.receiver();
        var wait = "puts-off%d".formatted(round);
        server.on(Step.RCPT, wait, 1, Answer.say("451 4.7.1 Greylisted, please try again in 2 seconds"));
        server.on(Step.RCPT, "traffic-blocks", Answer.say("554 5.7.1 Your address 192.0.2.1 is on a blocklist"));
        server.on(Step.RCPT, "traffic-unknown", Answer.say("550 5.1.1 No such user"));
        for (var to : new String[] {
            "friend@elsewhere.test",
            wait + "@elsewhere.test",
            "traffic-blocks@elsewhere.test",
            "traffic-unknown@local.test"
        }) {
            books.handOver("traffic outward", "anna@local.test", to);
        }
    }

    /** Opens the page that a refusal names. */
    private static void asksWhy(URI address) {
        var request = HttpRequest.newBuilder(address).build();
        Awaitility.await("the page " + address)
                .ignoreException(IOException.class)
                .until(() -> HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private void large(Books books) {
        var mail = Mail.of("large", "0123456789\r\n".repeat(10_000));
        try (var client = world.friend()) {
            books.note(mail, client.send("anna@local.test", mail.text(), "large@local.test"), "large@local.test");
        }
    }

    /** On hold by an order about its sender until it is seen to be, and then released. */
    private void held(Books books) {
        var sender = "held%d@local.test".formatted(round);
        order(Command.Action.HOLD, sender);
        books.handOver("traffic on hold", sender, "friend@local.test");
        Awaitility.await("it is on hold")
                .until(() -> world.postern()
                                .queue("sender=" + sender + "&state=held")
                                .size()
                        == 1);
        order(Command.Action.RELEASE, sender);
    }

    private void order(Command.Action action, String sender) {
        var target = new Command.Target(Command.Target.Kind.SENDER, sender);
        var id = "traffic-%s-%d".formatted(action, round);
        world.postern().topics().write(new Command(id, Instant.now(), "traffic", action, target, null, ""));
    }

    private void signsIn() {
        var dialogue = Dialogues.all().stream()
                .filter(one -> one.name().equals("an-account-signs-in-and-hands-in-mail"))
                .findFirst()
                .orElseThrow();
        Awaitility.await("the account is known").untilAsserted(() -> dialogues.play(dialogue));
    }
}
