// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.contracts.line.KafkaParked.Done;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an operator has not done with, as it comes out of the records and marks of the topic in their order. */
final class StillParked {
    private final Map<String, Parked> open = new LinkedHashMap<>();
    private final Map<String, List<String>> copies = new HashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();

    static String id(int partition, long offset) {
        return partition + "-" + offset;
    }

    /** A record at that place. One that a service parked twice, as it died over it, is one. */
    void parked(int partition, long offset, Parked parked) {
        passed(partition, offset);
        var same = copies.computeIfAbsent(parked.same(), _ -> new ArrayList<>());
        same.add(parked.id());
        if (same.size() == 1) {
            open.put(parked.id(), parked);
        }
    }

    /** The ids under which it was parked, its own among them. */
    List<String> copies(Parked parked) {
        return copies.getOrDefault(parked.same(), List.of());
    }

    /** A mark at that place, about a record that stands before it. */
    void marked(int partition, long offset, Done done, long of) {
        passed(partition, offset);
        var id = id(partition, of);
        if (done == Done.BEGUN) {
            open.computeIfPresent(id, (_, parked) -> parked.withBegun());
        } else {
            open.remove(id);
        }
    }

    private void passed(int partition, long offset) {
        ends.merge(partition, offset + 1, Math::max);
    }

    /** Oldest of each partition first. */
    Collection<Parked> all() {
        return Collections.unmodifiableCollection(open.values());
    }

    /** By partition: everything below is done with. */
    Map<Integer, Long> doneBelow() {
        var below = new HashMap<>(ends);
        for (var id : open.keySet()) {
            int dash = id.indexOf('-');
            below.merge(Integer.parseInt(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)), Math::min);
        }
        return below;
    }
}
