// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

/** A record that this version cannot read: garbage, to be parked, or newer than this reader, to be put back, or dropped on the line. */
public final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean newer;

    UnreadableRecord(String reason, boolean newer) {
        super(reason);
        this.newer = newer;
    }

    /** The record is of a type or version that a later release writes. */
    public boolean newer() {
        return newer;
    }
}
