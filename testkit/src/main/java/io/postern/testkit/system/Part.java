// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

/** A process of a running system, besides the launcher. */
public enum Part {
    EDGE("smtp-edge"),
    REPUTATION("reputation-service"),
    POLICY("policy-service"),
    WORKER("delivery-worker"),
    BOOKS("books-service"),
    /** Where the settings have it. */
    REFUSALS("refusal-page"),
    KAFKA("kafka"),
    REDIS("redis");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** The name in the launcher's state and in the names of logs. */
    public String label() {
        return label;
    }
}
