// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

/** How far an attempt to sign in has come. */
public enum Attempt {
    /** A password is about to be checked. */
    BEGINS,
    /** It was wrong. */
    FAILED,
    /** It was right. */
    SUCCEEDED
}
