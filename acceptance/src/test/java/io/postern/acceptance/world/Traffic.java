// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.testkit.scanner.ClamdServer;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Mail of all kinds that a gateway meets, so that figures move: accepted, greylisted, refused, scanned, held against DMARC,
 * put off, blocked, large, a mailing, held and released, signed in, and a look at the page behind a refusal.
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
        byDmarc(books);
        outward(books);
        mailing();
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
        try (var client = world.friend()) {
            assertThat(client.send("anna@local.test", virus().text(), "bert@local.test")
                            .code())
                    .isEqualTo(554);
        }
        try (var client = world.stranger()) {
            client.mail("anna@senders.test");
            assertThat(client.rcpt("somebody@elsewhere.test").code()).isEqualTo(554);
        }
    }

    static Mail virus() {
        return Mail.of("traffic with a virus", ClamdServer.EICAR + "\r\n");
    }

    /** Of domains that ask for refusal: what their policy speaks for, and what it speaks against, which is set aside. */
    private void byDmarc(Books books) {
        var mail = Mail.about("traffic that DMARC speaks for");
        var to = "aligned@local.test";
        var reply = HandedOn.send(world, "anna@aligned.test", by("aligned.test", mail), "198.18.0.24", to);
        assertThat(books.note(mail, reply, to).code()).isEqualTo(250);
        HandedOn.send(world, forged().text(), World.OTHER_CLIENT, "forged@local.test");
    }

    static Mail forged() {
        var mail = Mail.about("traffic that DMARC speaks against");
        return new Mail(mail.marker(), by("strict.test", mail));
    }

    private static String by(String domain, Mail mail) {
        return mail.text().replace("anna@senders.test", "anna@" + domain);
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
        var slow = "slows-down%d".formatted(round);
        world.smallReceiver().on(Step.RCPT, slow, 1, Answer.say("451 4.7.1 Too many messages, slow down"));
        try (var client = world.friend()) {
            client.send(
                    "anna@local.test", Mail.about("traffic too much at once").text(), slow + "@small.test");
        }
    }

    /** Nothing that comes in is put on that lane yet, so it is written there. */
    private void mailing() {
        var id = "mailing%019d".formatted(System.nanoTime());
        var client = new Client("127.0.0.1", 4711, "relay", ListenerKind.RELAY, true);
        var message = new OutboundMessage(
                id,
                id,
                Lane.BULK,
                Instant.now(),
                new Origin(client, "01kan00000000000000000000s", "friend.local.test"),
                1,
                null,
                "news@local.test",
                "7BIT",
                List.of(new Recipient("class%d@elsewhere.test".formatted(round))),
                List.of(),
                new Content.Inline(Mail.about("traffic to a class").text().getBytes(StandardCharsets.US_ASCII)),
                Progress.NONE,
                null,
                null);
        world.postern().topics().write(Topics.outbound(Lane.BULK), JsonEvents.encode(message));
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
