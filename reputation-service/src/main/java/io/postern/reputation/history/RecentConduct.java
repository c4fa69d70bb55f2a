// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.history;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read a moment ago. Two generations, as strangers without end come by: when the younger is full it becomes the
 * older. Times are {@link System#nanoTime}. Safe for use by many threads.
 */
final class RecentConduct {
    private record Recent(Conduct conduct, long readAt) {}

    private final int half;
    private final long freshNanos;
    private volatile Map<MailSource, Recent> young = new ConcurrentHashMap<>();
    private volatile Map<MailSource, Recent> old = Map.of();

    /**
     * @param most sources
     * @param fresh after this long it should be read anew
     */
    RecentConduct(int most, Duration fresh) {
        this.half = Math.max(1, most / 2);
        this.freshNanos = fresh.toNanos();
    }

    /** Null if it has to be read. */
    @Nullable
    Conduct of(MailSource source, long now) {
        var known = young.get(source);
        if (known == null) {
            known = old.get(source);
        }
        return known == null || now - known.readAt >= freshNanos ? null : known.conduct;
    }

    void read(MailSource source, Conduct conduct, long now) {
        var into = young;
        into.put(source, new Recent(conduct, now));
        if (into.size() >= half) {
            rotate(into);
        }
    }

    int size() {
        return young.size() + old.size();
    }

    private synchronized void rotate(Map<MailSource, Recent> full) {
        if (young == full) {
            old = full;
            young = new ConcurrentHashMap<>();
        }
    }
}
