// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What waits to be written, added up by source; at most so many of them. Safe for use by many threads. */
final class Notes {
    private final ConcurrentHashMap<MailSource, Conduct> waiting = new ConcurrentHashMap<>();
    private final int most;

    Notes(int most) {
        this.most = most;
    }

    /** @return false if there is no room for another source */
    boolean add(MailSource source, Conduct conduct) {
        if (waiting.size() >= most && !waiting.containsKey(source)) {
            return false;
        }
        waiting.merge(source, conduct, Conduct::plus);
        return true;
    }

    /** Takes out some of them. */
    Map<MailSource, Conduct> take(int count) {
        var taken = new LinkedHashMap<MailSource, Conduct>();
        for (var source : waiting.keySet()) {
            if (taken.size() == count) {
                break;
            }
            var conduct = waiting.remove(source);
            if (conduct != null) {
                taken.put(source, conduct);
            }
        }
        return taken;
    }

    int size() {
        return waiting.size();
    }
}
