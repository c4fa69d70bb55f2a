// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

/** The story went another way than told. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String message) {
        super(message);
    }
}
