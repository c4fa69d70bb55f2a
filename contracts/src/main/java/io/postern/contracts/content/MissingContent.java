// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.content;

/** Content that a record refers to is gone for good, or is not what was written: waiting will not bring it back. */
public final class MissingContent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MissingContent(String message) {
        super(message);
    }
}
