// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

/** The worker let go of a record; somebody else will go on. */
public final class Aborted extends Exception {
    private static final long serialVersionUID = 1;

    Aborted() {
        super("the attempt was aborted", null, false, false);
    }
}
