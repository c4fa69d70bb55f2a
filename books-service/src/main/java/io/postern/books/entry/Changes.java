// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import java.util.HashSet;
import java.util.Set;

/** Which entries differ from what was saved. What was opened and closed in between leaves no trace. */
final class Changes {
    private Set<String> opened = new HashSet<>();
    private Set<String> changed = new HashSet<>();
    private Set<String> closed = new HashSet<>();

    void opened(String key) {
        if (closed.remove(key)) {
            changed.add(key);
        } else {
            opened.add(key);
        }
    }

    void changed(String key) {
        if (!opened.contains(key)) {
            changed.add(key);
        }
    }

    void closed(String key) {
        if (!opened.remove(key)) {
            changed.remove(key);
            closed.add(key);
        }
    }

    /** Open ones to be written. */
    Set<String> written() {
        var all = new HashSet<>(opened);
        all.addAll(changed);
        return all;
    }

    Set<String> removed() {
        return Set.copyOf(closed);
    }

    void saved() {
        // New ones: cleared, they would stay as large as they ever were.
        opened = new HashSet<>();
        changed = new HashSet<>();
        closed = new HashSet<>();
    }
}
