// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

/** What a list let be heard about one name. */
public enum Heard {
    LISTED,
    NOT_LISTED,
    /** An error code, or an address that is no code. */
    NO_CODE,
    /** No answer, or none in time. */
    NOTHING,
    /** It was our affair: the look-up was not made, or was cut short. */
    NOT_ASKED
}
