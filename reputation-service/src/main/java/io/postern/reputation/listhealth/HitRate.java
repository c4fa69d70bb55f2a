// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import io.postern.contracts.event.ListSpell.Fault;
import io.postern.contracts.network.ClientNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which share of different names a list lists, block by block, and whether that is like its own history. A block is at least
 * so many names and so much time; it is looked at when it has the names, each time they have doubled, and at its end. Not
 * safe for use by several threads.
 *
 * <p>Addresses of one network are one name: what a list knows of one sender, who can come from all of them, must not switch
 * it off.
 */
final class HitRate {
    static final double NEARLY_ALL = 0.95;
    /** From fewer networks nobody can tell a list that lists everybody from a night in which only spammers come. */
    static final int MANY = 200;
    /** A list that always listed more than this is not watched: nothing stands out there. */
    static final double ALWAYS_MUCH = 0.8;

    private static final int BLOCKS_OF_HISTORY = 3;
    private static final double WEIGHT_OF_LAST = 0.2;
    /** Of one block, so many names are told apart. */
    private static final int MOST_NAMES = 5000;

    /**
     * @param since the beginning of the block that stood out
     * @param names some of those in it
     */
    record Alarm(Fault fault, String words, Instant since, List<String> names) {}

    private final int names;
    private final Duration window;
    private final Set<String> seen = new HashSet<>();
    private final List<String> some = new ArrayList<>();
    private Instant begun;
    private int asked;
    private int listed;
    private int lookAt;
    private int blocks;
    private double history;
    private double last = Double.NaN;

    /**
     * @param names of a block, at least
     * @param window time of a block, at least
     */
    HitRate(int names, Duration window, Instant now) {
        this.names = names;
        this.window = window;
        this.begun = now;
        this.lookAt = names;
    }

    /**
     * Counts an answer; tells when the list stands out.
     *
     * @param label as it stands below the zone
     * @param doubted whether the list's last probe has failed
     */
    @Nullable
    Alarm count(String label, boolean isListed, boolean doubted, Instant now) {
        if (asked < MOST_NAMES && !seen.add(ClientNetwork.reversed(label))) {
            return null;
        }
        if (some.size() < Sample.MOST) {
            some.add(label);
        }
        asked++;
        listed += isListed ? 1 : 0;
        boolean end = asked >= names && !begun.plus(window).isAfter(now);
        if (!end && asked < lookAt) {
            return null;
        }
        lookAt = asked * 2;
        var alarm = judge((double) listed / asked, history(), asked, doubted);
        if (alarm != null) {
            var found = new Alarm(alarm, words(alarm), begun, List.copyOf(some));
            begin(now);
            return found;
        }
        if (end) {
            remember(now);
        }
        return null;
    }

    private void remember(Instant now) {
        last = (double) listed / asked;
        history = blocks == 0 ? last : history + WEIGHT_OF_LAST * (last - history);
        blocks++;
        begin(now);
    }

    /** Begins a block anew; what was counted in the last one is forgotten. */
    void begin(Instant now) {
        seen.clear();
        some.clear();
        asked = 0;
        listed = 0;
        lookAt = names;
        begun = now;
    }

    /** The usual share; NaN while it is not known. */
    double history() {
        return blocks >= BLOCKS_OF_HISTORY ? history : Double.NaN;
    }

    /** The share of the last whole block; NaN before there was one. */
    double last() {
        return last;
    }

    /**
     * Whether a share stands out: nearly all of many, where something else speaks against the list too; or more than three
     * times as much as usual and thirty in a hundred more.
     *
     * @param history NaN while it is not known: then nothing is a jump
     * @param networks of which it is the share
     * @param doubted whether a probe has failed
     */
    static @Nullable Fault judge(double share, double history, int networks, boolean doubted) {
        if (history > ALWAYS_MUCH) {
            return null;
        }
        if (share >= NEARLY_ALL && networks >= MANY && (doubted || !Double.isNaN(history))) {
            return Fault.NEARLY_ALL;
        }
        return share > Math.max(3 * history, history + 0.3) ? Fault.SURGE : null;
    }

    private String words(Fault fault) {
        var share = String.format(Locale.ROOT, "lists %d of %d", listed, asked);
        return fault == Fault.NEARLY_ALL
                ? share + ", nearly everything"
                : String.format(Locale.ROOT, "%s, where it used to list %.0f in a hundred", share, 100 * history);
    }
}
