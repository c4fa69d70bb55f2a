// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.event.Command.Target;
import java.time.Duration;

/**
 * What waits in one partition. Times are milliseconds of a clock that only goes forward; the time of day is looked at once,
 * when a record is read, and believed only within what the topic is for. Not for several threads.
 */
final class WaitingPartition {
    private static final int TIME_MARKS = 128;

    private final long longest;
    private final Pointers pointers = new Pointers();
    private final Moved moved;
    private final boolean held;
    private final long caughtUpAt;
    private final WrittenTimes times;
    private long position = -1;
    private boolean gathering;

    /**
     * @param longest no record waits longer, whatever the clocks say
     * @param held nothing is due before it is woken
     * @param caughtUpAt the end at the time of the assignment
     */
    WaitingPartition(Duration longest, boolean held, Moved moved, long caughtUpAt) {
        this.longest = longest.toMillis();
        this.held = held;
        this.moved = moved;
        this.caughtUpAt = caughtUpAt;
        this.times = new WrittenTimes(this.longest / TIME_MARKS);
    }

    /**
     * A record was read; it is looked at again when it is due.
     *
     * @param notBefore by the time of day
     * @param timeOfDay now
     * @param now by the clock that goes forward
     * @param stays for held mail: an order to hold it is in force
     */
    void read(long offset, long notBefore, long timeOfDay, long now, boolean stays, int... hashes) {
        position = Math.max(position, offset + 1);
        moved.read(offset);
        if (moved.isDone(offset)) {
            return;
        }
        pointers.add(offset, held ? stays ? Pointers.NEVER : now : now + wait(notBefore, timeOfDay), hashes);
    }

    private long wait(long notBefore, long timeOfDay) {
        long wait = notBefore - timeOfDay;
        return Math.max(0, Math.min(wait, longest));
    }

    /** When a record that was read was written, in milliseconds since 1970. */
    void written(long offset, long time) {
        times.read(offset, time);
    }

    /** When the oldest that waits was written; -1 if none waits, or that is not known. */
    long oldest() {
        return pointers.size() == 0 ? -1 : times.at(moved.lowest());
    }

    /** One that nobody can read; it counts as open until it is parked. */
    void passedOver(long offset) {
        moved.read(offset);
        position = Math.max(position, offset + 1);
    }

    /** Reading one has failed; it is looked at again then. */
    void unread(long offset, long due) {
        passedOver(offset);
        if (!moved.isDone(offset)) {
            pointers.add(offset, due, new int[Pointers.HASHES]);
        }
    }

    void moved(long offset) {
        moved.done(offset);
    }

    /** To be tried again. */
    void failed(long offset, long due, int... hashes) {
        pointers.add(offset, due, hashes);
    }

    /** What an order is about is due now. */
    void wake(Target target, long now) {
        if (held && target.kind() == Target.Kind.DESTINATION) {
            // A message may have recipients in more domains than stand on its outside.
            pointers.wakeAll(now);
            return;
        }
        for (int place : KafkaLabels.places(target.kind())) {
            pointers.wake(place, KafkaLabels.hash(target.value()), now);
        }
    }

    /**
     * What stays of held mail does so for weeks, and once a commit cannot tell what has left from among it, a restart would
     * send that again when the ledger has forgotten it. Before it comes to that all of it is woken once: what is still held is
     * written anew, one behind the other.
     *
     * @param told characters that the commit's text has
     * @param most that it may have
     */
    void gather(int told, int most, long now) {
        boolean many = held && told > most / 2;
        if (many && !gathering) {
            pointers.wakeAll(now);
        }
        gathering = many;
    }

    Pointers pointers() {
        return pointers;
    }

    boolean held() {
        return held;
    }

    /** All that was there at the assignment has been read. */
    boolean caughtUp() {
        return position >= caughtUpAt || caughtUpAt == 0;
    }

    void reached(long at) {
        position = Math.max(position, at);
    }

    /** -1 for nothing to commit. */
    long lowest() {
        return moved.lowest();
    }

    String text(int most) {
        return moved.text(most);
    }
}
