// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A disk that a broker writes to.
 *
 * @param size in octets
 * @param free octets that the broker may still write
 */
public record Disk(long size, long free) {
    /** The one that is full first, by shares; empty where none says how large it is. */
    static Optional<Disk> fullest(Collection<Disk> disks) {
        return disks.stream()
                .filter(disk -> disk.size() > 0 && disk.free() >= 0)
                .min(Comparator.comparingDouble(disk -> (double) disk.free() / disk.size()));
    }
}
