// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** Outbound lanes are kept apart, so that a blast to a class list never delays a person's mail. */
public enum Lane {
    /** Accepted for our own domains, to the servers behind us. */
    INCOMING,
    /** From our own people, one to one. */
    PERSONAL,
    /** Mailings. */
    BULK
}
