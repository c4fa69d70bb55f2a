// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

/** The story went another way than told. */
public final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StepFailed(String message) {
        super(message);
    }
}
