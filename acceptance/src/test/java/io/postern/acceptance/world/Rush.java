// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.smtp.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Some twenty messages a second, steadily, in and out, and of each kind of trouble one or two: what moves figures of the
 * moment, such as what is in work, and what pictures are made of. Most of it needs {@link Traffic} to have been there before.
 */
public final class Rush implements AutoCloseable {
    private static final String OURS = "anna@local.test";
    private static final String THEIRS = "anna@senders.test";
    /** Strangers come at two a second, and every other one comes again so many strangers later. */
    private static final int BACK_AFTER = 10;

    private final World world;
    private final Books books;
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicInteger back = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final List<Load> loads;

    private Rush(World world) {
        this.world = world;
        this.books = new Books(world);
        loads = List.of(
                start(6, world::stranger, THEIRS, () -> "traffic1@local.test"),
                start(2, world::stranger, THEIRS, () -> stranger(strangers.getAndIncrement())),
                start(1, world::stranger, THEIRS, () -> stranger(Math.max(0, 2 * back.getAndIncrement() - BACK_AFTER))),
                start(1, () -> world.strangerFrom("203.0.113.5"), THEIRS, () -> "bert@local.test"),
                start(1, world::other, THEIRS, () -> "forged@local.test", Traffic::forged),
                start(6, world::friend, OURS, () -> "friend@elsewhere.test"),
                start(2, world::friend, OURS, this::putOff),
                start(1, world::friend, OURS, () -> "traffic-blocks@elsewhere.test"),
                start(1, world::friend, OURS, () -> "traffic-unknown@local.test"),
                start(1, world::friend, OURS, () -> "bert@local.test", Traffic::virus));
    }

    /** Until it is closed. */
    public static Rush start(World world) {
        return new Rush(world);
    }

    private Load start(int perSecond, Supplier<SmtpClient> session, String sender, Supplier<String> recipient) {
        return start(perSecond, session, sender, recipient, () -> Mail.about("rush"));
    }

    private Load start(
            int perSecond,
            Supplier<SmtpClient> session,
            String sender,
            Supplier<String> recipient,
            Supplier<Mail> mail) {
        return Load.start(perSecond, session, books, sender, recipient, mail);
    }

    private static String stranger(int number) {
        return "rush%d@local.test".formatted(number);
    }

    /** Each by greylisting, and once. */
    private String putOff() {
        var name = "rush-waits%d-".formatted(putOff.getAndIncrement());
        world.receiver().on(Step.RCPT, name, 1, Answer.say("451 4.7.1 Greylisted, please try again in 5 seconds"));
        return name + "@elsewhere.test";
    }

    @Override
    public void close() {
        loads.forEach(Load::stop);
    }
}
