// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.tags;

/** What others wrote does not keep to its grammar, or to what it must say. */
public final class BadTags extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 40;
    private final String reason;

    /** @param reason for people, without more than a few words of the text in question */
    public BadTags(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** Text of others that fits into a reason: printable ASCII, at most {@value #SHOWN} characters. */
    public static String shown(String text) {
        var cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return cut.replaceAll("[^ -~]", "?");
    }
}
