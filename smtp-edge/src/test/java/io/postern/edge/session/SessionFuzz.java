// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static io.postern.edge.fuzz.Pieces.promise;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.network.Networks;
import io.postern.edge.body.Room;
import io.postern.edge.fuzz.Pieces;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.LimitSettings;
import io.postern.edge.limit.Pace;
import io.postern.edge.limit.SessionTime;
import io.postern.edge.limit.Tarpit;
import io.postern.edge.wire.ContentLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A whole session. Of the input the first octet is the door, the second what goes wrong, the third where the network cuts
 * and in which order things happen; the rest is said by the client. STX stands for 64 KiB of lines.
 */
public final class SessionFuzz {
    private static final Tls TLS = new Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256");
    private static final byte[] LINES = ("x".repeat(62) + "\r\n").repeat(1024).getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_LINES = 4;
    private static final byte STX = 2;

    /** Who asks for a challenge gets one, then {@code good} is anna. */
    private static final SignIn ANNA = new SignIn() {
        @Override
        public List<String> mechanisms(Tls tls) {
            return List.of("PLAIN", "LOGIN");
        }

        @Override
        public Dialogue begin(String mechanism, Client client, Tls tls) {
            return response -> CompletableFuture.completedFuture(
                    response == null
                            ? new Said.Challenge("VXNlcm5hbWU6")
                            : response.equals("good")
                                    ? new Said.Welcome("anna@local.test", "anna@local.test"::equals)
                                    : new Said.Refused(Reason.WRONG, "a wrong password"));
        }
    };

    private final FakeWorld world = new FakeWorld();
    private final SessionWatch watch = new SessionWatch(world);
    private final SplittableRandom random;
    private final int trouble;
    private final boolean atOnce;
    private int written;
    private int stored;

    private SessionFuzz(int trouble, int seed) {
        this.random = new SplittableRandom(seed);
        this.trouble = trouble;
        this.atOnce = seed == 0;
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 3) {
            return;
        }
        var fuzz = new SessionFuzz(input[1], input[2]);
        fuzz.world.suspect = (input[0] & 32) == 0 ? null : "dnsbl-listed";
        fuzz.begin(door(input[0]));
        for (var piece : Pieces.of(expanded(Pieces.behind(input, 3)), input[2])) {
            if (!fuzz.hear(piece)) {
                break;
            }
        }
        fuzz.end();
    }

    private static Listener door(int which) {
        var kind = switch (which & 7) {
            case 4 -> ListenerKind.RELAY;
            case 5, 6 -> ListenerKind.SUBMISSION;
            default -> ListenerKind.MX;
        };
        var tls = switch (which & 7) {
            case 1 -> TlsMode.OFFERED;
            case 5 -> TlsMode.REQUIRED;
            case 6 -> TlsMode.IMPLICIT;
            default -> TlsMode.OFF;
        };
        var all = Networks.of(List.of("0.0.0.0/0"), "all");
        return new Listener(
                "fuzz",
                kind,
                "127.0.0.1",
                0,
                (which & 7) == 7 ? new GreetDelay(Duration.ofMillis(200), Duration.ofSeconds(6)) : GreetDelay.NONE,
                (which & 7) == 2 ? all : Networks.NONE,
                (which & 7) == 3 ? all : Networks.NONE,
                Networks.NONE,
                (which & 7) == 4 && kind == ListenerKind.MX ? all : Networks.NONE,
                tls,
                kind != ListenerKind.MX || (which & 8) != 0,
                kind != ListenerKind.MX || (which & 16) != 0,
                kind != ListenerKind.MX && (which & 32) != 0);
    }

    private void begin(Listener door) {
        world.signIn = ANNA;
        world.tally = watch;
        world.content = new ContentLimits(200_000, 100, 2000, 3);
        world.holdVerdicts = (trouble & 1) != 0;
        world.holdWrites = true;
        world.holdChunks = (trouble & 4) != 0;
        world.room = new Room((trouble & 8) == 0 ? 4 << 20 : (trouble & 16) == 0 ? 100 << 10 : 2 << 10);
        world.tarpit = (trouble & 32) == 0
                ? new Tarpit(100, Duration.ZERO, 20, 0)
                : new Tarpit(1, Duration.ofSeconds(4), 5, 2);
        if ((trouble & 64) != 0) {
            world.connection = new Decision.Defer("policy", new Reply(451, "4.7.1", "Later \r\n, \377 please"));
        }
        int most = (trouble & 128) == 0 ? 0 : 2;
        world.gate = Gate.of(
                new LimitSettings(
                        10,
                        0,
                        Networks.NONE,
                        0,
                        most,
                        most,
                        10,
                        world.tarpit,
                        Pace.Floor.NONE,
                        new SessionTime(Duration.ZERO, Duration.ZERO),
                        false,
                        Duration.ofSeconds(1)),
                null,
                "fuzz");
        world.begin(door);
        watch.look();
    }

    /** Answers whether there is somebody who listens. */
    private boolean hear(byte[] piece) {
        // No socket hands on what comes while keys are agreed on.
        while (world.secured != null || !world.reading && !world.hungUp) {
            promise(happen(), "a session that does not listen waits for something");
        }
        if (world.hungUp) {
            return false;
        }
        world.receive(piece);
        watch.look();
        while ((atOnce || random.nextInt(4) == 0) && happen()) {
            continue;
        }
        return true;
    }

    /** One of the things that the session waits for; false if there is none. */
    private boolean happen() {
        boolean happened = true;
        var secured = world.secured;
        if (secured != null) {
            world.secured = null;
            world.run(() -> secured.accept(random.nextInt(8) == 0 && !atOnce ? null : TLS));
        } else if (!world.heldVerdicts.isEmpty()) {
            world.run(world.heldVerdicts.remove());
        } else if (!world.heldWrites.isEmpty()) {
            write(world.heldWrites.remove());
        } else if (!world.timers.isEmpty()) {
            world.run(world.timers.remove(random.nextInt(world.timers.size())));
        } else if (stored < world.unsafe.size()) {
            var chunk = world.unsafe.get(stored++);
            world.run(() -> chunk.complete(""));
        } else {
            happened = false;
        }
        watch.look();
        return happened;
    }

    private void write(CompletableFuture<Object> record) {
        var message = world.outbound.get(written++);
        if ((trouble & 2) != 0 && random.nextBoolean()) {
            world.run(() -> record.completeExceptionally(new TimeoutException()));
        } else {
            watch.safe(message);
            world.run(() -> record.complete(""));
        }
    }

    /** The client goes away, or we do; nothing is kept. */
    private void end() {
        boolean soon = random.nextInt(4) == 0;
        while (!soon && happen()) {
            continue;
        }
        if (!soon) {
            var state = world.session.state();
            promise(
                    world.hungUp || world.reading && !state.waitsForUs(),
                    "it has ended, or waits for the client: " + state);
            promise(world.hungUp == state instanceof State.Closed, "it hangs up at the end, and only then");
            watch.count(state);
        }
        switch (random.nextInt(3)) {
            case 0 -> world.run(world.session::gone);
            case 1 -> {
                world.run(() -> world.session.drain(true));
                // Who waits for the word on a message gets it first.
                while (world.session.state() instanceof State.Judging && happen()) {
                    continue;
                }
            }
            default -> {
                world.run(() -> world.session.drain(false));
                world.run(world.session::gone);
            }
        }
        int said = world.sent.length();
        while (happen()) {
            continue;
        }
        world.receive("EHLO again\r\nNOOP\r\n".getBytes(StandardCharsets.US_ASCII));
        promise(world.sent.length() == said, "nothing is said after the end");
        promise(world.session.state() instanceof State.Closed, "the end is the end");
        promise(world.session.unread.isEmpty(), "nothing is read after the end");
        promise(world.room.used() == 0, "no memory is kept after the end");
        promise(world.gate.addresses() == 0, "no place is kept after the end");
    }

    private static byte[] expanded(byte[] said) {
        var out = new ByteArrayOutputStream(said.length);
        int lines = 0;
        for (byte octet : said) {
            if (octet == STX && lines++ < MOST_LINES) {
                out.writeBytes(LINES);
            } else {
                out.write(octet);
            }
        }
        return out.toByteArray();
    }
}
