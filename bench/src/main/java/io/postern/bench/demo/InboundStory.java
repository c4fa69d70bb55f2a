// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import static io.postern.bench.demo.Door.GREYLISTED;
import static io.postern.bench.demo.Door.READER;
import static io.postern.bench.demo.Party.STRANGER;

import java.io.IOException;
import java.time.Duration;

/** What strangers live through at the door. */
final class InboundStory {
    static final Duration BLOCK_PERIOD = Duration.ofSeconds(4);
    private static final Duration EARLY = Duration.ofMillis(1500);
    private static final String WRITER = STRANGER.person("carla");

    private final Timeline timeline;
    private final Door door;

    InboundStory(Timeline timeline, Door door) {
        this.timeline = timeline;
        this.door = door;
    }

    void tell() throws IOException {
        stranger();
        relay();
    }

    private void stranger() throws IOException {
        timeline.chapter("A stranger brings a letter. Postern asks it to come back, which most spamware never does.");
        timeline.note("It comes from " + STRANGER.address() + ", " + STRANGER.host() + ".");
        door.knock(STRANGER, WRITER, READER, GREYLISTED.formatted("[34]"));
        var first = timeline.elapsed();
        timeline.chapter("It comes back too early, and is told what is left.");
        door.pause(first.plus(EARLY));
        door.knock(STRANGER, WRITER, READER, GREYLISTED.formatted("[123]"));
        timeline.chapter("It comes back in time: the letter is taken, and goes to the mail server behind Postern.");
        door.pause(first.plus(BLOCK_PERIOD).plusMillis(200));
        door.deliver(STRANGER, WRITER, "invitation", "An invitation");
        timeline.good("Bert has «An invitation».");
    }

    private void relay() throws IOException {
        timeline.chapter("Someone wants Postern to carry mail between strangers.");
        door.knock(STRANGER, WRITER, "dora@elsewhere.test", "55[04] 5\\.7\\.1 .*");
        timeline.good("No open relay.");
    }
}
