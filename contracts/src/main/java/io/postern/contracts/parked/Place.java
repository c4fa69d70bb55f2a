// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.parked;

/** A place in {@code postern.parked}. */
public record Place(int partition, long offset) {
    /** From what {@link #id} says. @throws IllegalArgumentException for anything else */
    public static Place of(String id) {
        int dash = id.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("no place: " + id);
        }
        return new Place(Integer.parseInt(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }

    /** As operators name it: {@code 0-17}. */
    public String id() {
        return partition + "-" + offset;
    }
}
