// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/**
 * An SMTP reply (RFC 5321 4.2) with its enhanced status code (RFC 3463).
 *
 * @param code three digits
 * @param enhanced such as {@code 4.7.1}; empty for replies that carry none
 * @param text one line, without CR or LF
 */
public record Reply(int code, String enhanced, String text) {
    public Reply {
        Objects.requireNonNull(enhanced, "enhanced");
        Objects.requireNonNull(text, "text");
    }

    public boolean positive() {
        return code < 400;
    }

    public boolean temporary() {
        return code >= 400 && code < 500;
    }

    public boolean permanent() {
        return code >= 500;
    }

    /** As on the wire, without the line end. */
    public String line() {
        return enhanced.isEmpty() ? code + " " + text : code + " " + enhanced + " " + text;
    }
}
