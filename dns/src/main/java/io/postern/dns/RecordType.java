// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

/** The types of records that mail needs, with their numbers in the protocol. */
public enum RecordType {
    A(1),
    CNAME(5),
    PTR(12),
    MX(15),
    TXT(16),
    AAAA(28);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
