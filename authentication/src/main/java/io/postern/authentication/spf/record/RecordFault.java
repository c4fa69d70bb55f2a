// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

/** Text that does not follow the grammar; the message says where and why, in visible ASCII. */
public final class RecordFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 100;

    RecordFault(String text, String why) {
        super(visible(text) + ": " + why, null, false, false);
    }

    private static String visible(String text) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c > '~' ? '?' : c);
        }
        return shown.append(text.length() > LONGEST ? "..." : "").toString();
    }
}
