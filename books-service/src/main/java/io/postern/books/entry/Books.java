// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open entries, and how many were closed in which way. Every method may be called twice for the same thing, and in any
 * order. Safe for use by many threads.
 *
 * <p>{@code now} is when an event is read, in milliseconds since 1970; it says only for how long what is closed is
 * remembered.
 */
public final class Books {
    /** Of a message in quarantine, whose entry was closed when it got there. */
    private static final Ending DELETED = new Ending.Removed("deleted");

    private final Map<String, Entry> open = new HashMap<>();
    private final RecentlyClosed recent = new RecentlyClosed();
    private final Tally tally = new Tally();
    private final Changes changes = new Changes();
    private final Texts texts = new Texts();

    /**
     * What is to be saved.
     *
     * @param written open entries that are new or have changed
     * @param removed keys of saved ones that are closed
     */
    public record Unsaved(List<Entry> written, Collection<String> removed, Totals totals) {}

    /**
     * Both at one time.
     *
     * @param open how many entries are open
     */
    public record Sums(Totals totals, long open) {}

    /** Takes over what was saved. */
    public synchronized void restore(Collection<Entry> entries, Totals totals) {
        entries.forEach(entry -> open.put(entry.key(), entry));
        tally.restore(totals);
    }

    /** A record on a lane: a message begins, or goes on. */
    public synchronized void onLane(LaneRecord by, long now) {
        boolean begins = by.begins();
        for (var recipient : by.recipients()) {
            var key = by.key(recipient);
            var entry = open.get(key);
            if (entry == null) {
                if (begins) {
                    begin(by, key, now);
                }
            } else if (begins && entry.acceptedAt() == 0) {
                tally.foundBegun(by);
                change(entry.accepted(by, texts));
            } else if (by.attempt() > entry.attempt() && entry.older(by)) {
                change(entry.backOnLane(by, texts));
            }
        }
    }

    private void begin(LaneRecord by, String key, long now) {
        var closed = recent.get(key);
        if (closed == null) {
            tally.begun(by);
            open.put(key, Entry.begun(by, key, texts));
            changes.opened(key);
        } else if (!closed.seen()) {
            tally.unseenBegun(by, closed.ending());
            recent.put(key, closed.ending(), true, now);
        }
    }

    /** What an attempt, or an order, has come to. */
    public synchronized void outcome(DeliveryOutcome outcome, long now) {
        var key = EntryKey.of(outcome.messageId(), outcome.recordId(), outcome.recipient());
        var ending = Ending.of(outcome);
        if (ending != null) {
            if (open.containsKey(key) || !ending.equals(DELETED)) {
                close(key, ending, now);
            }
            return;
        }
        var entry = open.get(key);
        if (entry != null) {
            if (outcome.attempt() > entry.attempt()) {
                change(entry.deferred(outcome, texts));
            }
        } else if (recent.get(key) == null) {
            tally.found();
            open.put(key, Entry.found(outcome, key, texts));
            changes.opened(key);
        }
    }

    /** Set aside: removed by that rule until somebody releases it. The outcome that says so comes later. */
    public synchronized void quarantined(QuarantinedMessage quarantined, long now) {
        var message = quarantined.message();
        for (Recipient recipient : message.recipients()) {
            var key = EntryKey.of(message.messageId(), message.recordId(), recipient.address());
            if (open.containsKey(key)) {
                close(key, new Ending.Removed(quarantined.rule()), now);
            }
        }
    }

    private void close(String key, Ending ending, long now) {
        if (open.remove(key) != null) {
            tally.closed(ending);
            recent.put(key, ending, true, now);
            changes.closed(key);
        } else if (recent.get(key) == null) {
            tally.unseen(ending);
            recent.put(key, ending, false, now);
        }
    }

    private void change(Entry entry) {
        open.put(entry.key(), entry);
        changes.changed(entry.key());
    }

    /** An outcome that was counted before the last save: what it has closed is not to be opened again. */
    public synchronized void remember(DeliveryOutcome outcome, long now) {
        var ending = Ending.of(outcome);
        var key = EntryKey.of(outcome.messageId(), outcome.recordId(), outcome.recipient());
        if (ending != null && recent.get(key) == null) {
            recent.put(key, ending, true, now);
        }
    }

    /** Records were removed from a lane before they could be read. */
    public synchronized void unread(long records) {
        tally.unread(records);
    }

    /** A record is none of this release's. */
    public synchronized void unreadable() {
        tally.unreadable();
    }

    public synchronized Totals totals() {
        return tally.totals();
    }

    public synchronized Sums sums() {
        return new Sums(tally.totals(), open.size());
    }

    /** Of all that began, what is neither closed nor open, or the other way round: 0, or the books are wrong. */
    public long difference() {
        var now = sums();
        return now.totals().difference(now.open());
    }

    /** The entry of that key; null if it is not open. */
    public synchronized @Nullable Entry get(String key) {
        return open.get(key);
    }

    /** Shows all open entries, in no order; nothing changes meanwhile. */
    public synchronized void forEach(Consumer<Entry> visitor) {
        open.values().forEach(visitor);
    }

    public synchronized Unsaved unsaved() {
        return new Unsaved(changes.written().stream().map(open::get).toList(), changes.removed(), tally.totals());
    }

    /** What {@link #unsaved} told is safe. To be called before anything else changes. */
    public synchronized void saved() {
        changes.saved();
    }
}
