// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import org.jspecify.annotations.Nullable;

/** What comes next while a client signs in. */
public sealed interface Step {
    /** 334 with this text; the client's next line is its answer. */
    record Challenge(String base64) implements Step {}

    /** 235; it is this account. */
    record Accepted(String account) implements Step {}

    /**
     * It has not signed in.
     *
     * @param account what it wanted to be, in lower case; null if it had not said yet
     * @param reason for the log and for nobody else, without secrets
     */
    record Refused(Fault fault, @Nullable String account, String reason) implements Step {}

    /** What it is told, with the codes of RFC 4954 4 and 6. */
    enum Fault {
        /** 501 5.7.0: it has said {@code *}. */
        CANCELLED,
        /** 500 5.5.6. */
        TOO_LONG,
        /** 501 5.5.2: neither Base64, nor what its mechanism asks for. */
        MALFORMED,
        /** 535 5.7.8: unknown, wrong, suspended, wrong in this session before; nobody is told which. */
        CREDENTIALS,
        /** 454 4.7.0: too many failures before this one; the password was not looked at. */
        HELD,
        /** 454 4.7.0: we cannot say now. */
        AWAY
    }
}
