// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

/** Why a part of a message was not looked at, where that is no fault of the message: it is never held against it. */
public enum Unseen {
    /** Nobody could look in time, or the message could not be read. */
    LATE,
    /** It has more links, or more text, than are looked at. */
    LINKS
}
