// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import org.jspecify.annotations.Nullable;

/** What stands in the way, in one sentence that says what to do. It is printed as it is, and the exit code is 1. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Complaint(String sentence) {
        super(sentence);
    }

    public Complaint(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
