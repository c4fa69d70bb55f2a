// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.parked;

import io.postern.contracts.line.KafkaParked.Done;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which parked records are open, as it comes out of the records and marks of {@code postern.parked} in the order of each
 * partition. A record is open until a mark says of one of its copies that it is replayed or discarded. What is kept of a record is
 * what is given. Not for several threads.
 *
 * @param <R> what is known of a record
 */
public final class ParkedRecords<R> {
    /**
     * One that an operator is not done with.
     *
     * @param place of the first of its copies
     * @param begun a replay was begun, and whether it came to its end is not known
     */
    public record Open<R>(Place place, R record, boolean begun) {}

    private record Copy<R>(String same, R record, boolean begun, boolean done) {
        Copy<R> with(Done mark) {
            return new Copy<>(same, record, begun || mark == Done.BEGUN, done || mark != Done.BEGUN);
        }
    }

    private final Map<Place, Copy<R>> copies = new LinkedHashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();

    /** A record at that place. @param same equal of what is one record, parked twice */
    public void parked(Place at, String same, R record) {
        passed(at);
        copies.put(at, new Copy<>(same, record, false, false));
    }

    /** A mark at that place. @param of the offset of a record that stands before it in the partition */
    public void marked(Place at, Done done, long of) {
        passed(at);
        copies.computeIfPresent(new Place(at.partition(), of), (_, copy) -> copy.with(done));
    }

    /** All of the partition below that offset is not in the topic any more. */
    public void begins(int partition, long offset) {
        copies.keySet().removeIf(place -> place.partition() == partition && place.offset() < offset);
    }

    private void passed(Place at) {
        ends.merge(at.partition(), at.offset() + 1, Math::max);
    }

    /** In the order that they were read in: within a partition oldest first. */
    public List<Open<R>> open() {
        var done = marked(Copy::done);
        var begun = marked(Copy::begun);
        var seen = new HashSet<String>();
        var open = new ArrayList<Open<R>>();
        copies.forEach((place, copy) -> {
            if (!done.contains(copy.same()) && seen.add(copy.same())) {
                open.add(new Open<>(place, copy.record(), begun.contains(copy.same())));
            }
        });
        return open;
    }

    private Set<String> marked(Predicate<Copy<R>> how) {
        return copies.values().stream().filter(how).map(Copy::same).collect(Collectors.toSet());
    }

    /** The places at which that record lies, its own among them; none if nothing lies there. */
    public List<Place> copies(Place of) {
        var one = copies.get(of);
        return one == null
                ? List.of()
                : copies.entrySet().stream()
                        .filter(copy -> copy.getValue().same().equals(one.same()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** By partition: everything below is done with. */
    public Map<Integer, Long> doneBelow() {
        var done = marked(Copy::done);
        var below = new HashMap<>(ends);
        copies.forEach((place, copy) -> {
            if (!done.contains(copy.same())) {
                below.merge(place.partition(), place.offset(), Math::min);
            }
        });
        return below;
    }
}
