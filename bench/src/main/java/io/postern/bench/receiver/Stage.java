// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/** Where in the dialogue a persona may step in. */
public enum Stage {
    BANNER("banner", "220 receiver.test ESMTP"),
    MAIL("MAIL", "250 2.1.0 Ok"),
    RCPT("RCPT", "250 2.1.5 Ok"),
    DATA("DATA", "354 End with <CR><LF>.<CR><LF>"),
    /** After the final dot. */
    DOT("dot", "250 2.0.0 Taken");

    private final String label;
    private final String usual;

    Stage(String label, String usual) {
        this.label = label;
        this.usual = usual;
    }

    /** What a server says that has nothing against it. */
    String usual() {
        return usual;
    }

    @Override
    public String toString() {
        return label;
    }
}
