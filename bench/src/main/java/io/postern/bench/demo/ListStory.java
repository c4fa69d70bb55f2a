// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import static io.postern.bench.demo.DemoNames.LIST;
import static io.postern.bench.demo.Door.GREYLISTED;
import static io.postern.bench.demo.Door.READER;
import static io.postern.bench.demo.Party.CARELESS;
import static io.postern.bench.demo.Party.FRIEND;
import static io.postern.bench.demo.Party.NEIGHBOUR;
import static io.postern.bench.demo.Party.SPAMMER;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/** The life of a block list: it lists, takes off, dies, comes back, lists the whole world, and is mended. */
final class ListStory {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So long an answer of the list is remembered, and a little more. */
    private static final Duration REMEMBERED = Duration.ofMillis(1300);

    private static final String REFUSED =
            "554 5\\.7\\.1 .*spam filter.* is listed by bl\\.test \\(a source of spam\\).*";
    private static final String WRITER = CARELESS.person("olga");
    private static final String ADA = FRIEND.person("ada");
    private static final Duration PROGRESS = Duration.ofSeconds(4);
    private static final int SET_ASIDE = 3;
    private static final int TRIES = 3;

    private final Timeline timeline;
    private final DemoSystem system;
    private final DemoWorld world;
    private final Door door;

    ListStory(Timeline timeline, DemoSystem system, DemoWorld world, Door door) {
        this.timeline = timeline;
        this.system = system;
        this.world = world;
        this.door = door;
    }

    void tell() throws IOException {
        listed();
        var debian = world.debian();
        if (debian == null) {
            timeline.loud("LEFT OUT: how a list takes somebody off, dies, lists the whole world and comes back, as "
                    + world.whyNoDebian() + ": apt-get install " + DebianDns.PACKAGES);
            return;
        }
        delisted(debian);
        dies(debian);
        comesBack(debian);
        listsEverybody(debian);
        accounts(debian);
    }

    private void listed() throws IOException {
        timeline.chapter("A client whose address stands on a block list is refused, with the reason.");
        if (world.debian() != null) {
            timeline.note("Debian's rbldnsd serves the list " + LIST + ", and Debian's knot leads to it.");
        }
        door.knock(CARELESS, WRITER, READER, REFUSED);
        timeline.good("Refused in the session: nobody is owed a report.");
    }

    private void delisted(DebianDns debian) throws IOException {
        timeline.chapter("It mends its ways, and the list takes it off: rbldnsd reads its file again.");
        debian.lists(SPAMMER);
        door.pause(timeline.elapsed().plus(REMEMBERED));
        door.knock(CARELESS, WRITER, READER, GREYLISTED.formatted("[34]"));
        door.pause(timeline.elapsed().plus(InboundStory.BLOCK_PERIOD).plusMillis(200));
        door.deliver(CARELESS, WRITER, "apology", "We are sorry");
        timeline.good("It waits like any stranger, and Bert has «We are sorry».");
    }

    private void dies(DebianDns debian) throws IOException {
        timeline.chapter("The list dies: rbldnsd is ended, and nobody answers any more.");
        debian.endList();
        door.knock(NEIGHBOUR, NEIGHBOUR.person("nora"), READER, GREYLISTED.formatted("[34]"));
        timeline.note("Mail goes on: a list that says nothing is held against nobody.");
        timeline.quote(lists(SET_ASIDE));
        timeline.good("Set aside by itself: nobody even waits for it now.");
    }

    private void comesBack(DebianDns debian) {
        timeline.chapter("rbldnsd is started again.");
        debian.startListAgain();
        timeline.quote(lists(0));
        timeline.good("Put back by itself.");
    }

    private void listsEverybody(DebianDns debian) throws IOException {
        timeline.chapter("Its owner gives the list up, and from now on it lists the whole world.");
        if (!refusesAda(debian)) {
            throw new StepFailed("the list was found out each time before anybody came; this machine is too busy now");
        }
        timeline.note("That was before the next probe: nobody could know yet. The list has what it must never have:");
        timeline.quote(lists(SET_ASIDE));
        door.knock(FRIEND, ADA, READER, GREYLISTED.formatted("[1-4]"));
        timeline.good("It is not believed any longer: the same sender only has to come back.");
    }

    /** @return false if the list was found out before, which is a matter of seconds here, and of half an hour elsewhere */
    private boolean refusesAda(DebianDns debian) throws IOException {
        for (int tries = 1; tries <= TRIES; tries++) {
            debian.listsEverybody();
            if (door.ask(FRIEND, ADA, READER).matches(REFUSED)) {
                return true;
            }
            timeline.note("A probe was quicker, and nobody was refused. Once more, to see what happens otherwise.");
            debian.lists(SPAMMER);
            lists(0);
        }
        return false;
    }

    private void accounts(DebianDns debian) throws IOException {
        timeline.chapter("The list is mended. What had it refused since it went bad, and who is to be told?");
        debian.lists(SPAMMER);
        timeline.note("The next probe is to find that out; ./postern lists is asked until it says so:");
        timeline.quote(lists(0));
        timeline.note("And all judgements are read for what the list had a part in:");
        timeline.quote(said(result -> result.output().contains("<" + ADA + ">"), "refused", LIST));
        door.knock(SPAMMER, SPAMMER.person("win"), READER, REFUSED);
        timeline.good("Put back by itself; it refuses whom it should, and no refusal is forgotten.");
    }

    /**
     * What {@code ./postern lists} says of it.
     *
     * @param code that the command is to end with
     */
    private String lists(int code) {
        return said(result -> result.code() == code).lines().findFirst().orElse("");
    }

    private String said(Predicate<CommandResult> wanted, String... words) {
        var last = new CommandResult[1];
        Await.until(
                PATIENCE,
                "./postern lists does not come to what is told",
                () -> {
                    last[0] = system.command("lists", words);
                    return wanted.test(last[0]);
                },
                PROGRESS,
                since -> timeline.waits(
                        since, last[0].output().lines().findFirst().orElse("./postern lists says nothing")));
        return last[0].output().strip();
    }
}
