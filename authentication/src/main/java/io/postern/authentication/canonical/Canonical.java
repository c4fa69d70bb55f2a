// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import java.io.ByteArrayOutputStream;

/** A canonicalization algorithm (RFC 6376 sections 3.4.1 to 3.4.4). */
public enum Canonical {
    SIMPLE,
    RELAXED;

    /**
     * A field in this form, without the final CRLF.
     *
     * @param raw with its name and its folds, and with or without the final CRLF
     */
    public void field(byte[] raw, ByteArrayOutputStream out) {
        int end = raw.length >= 2 && raw[raw.length - 2] == '\r' && raw[raw.length - 1] == '\n'
                ? raw.length - 2
                : raw.length;
        if (this == SIMPLE) {
            out.write(raw, 0, end);
        } else {
            relaxed(raw, end, out);
        }
    }

    private static void relaxed(byte[] raw, int end, ByteArrayOutputStream out) {
        int colon = 0;
        while (colon < end && raw[colon] != ':') {
            colon++;
        }
        int name = colon;
        while (name > 0 && blank(raw[name - 1])) {
            name--;
        }
        for (int i = 0; i < name; i++) {
            out.write(raw[i] >= 'A' && raw[i] <= 'Z' ? raw[i] + 32 : raw[i]);
        }
        out.write(':');
        boolean begun = false;
        boolean space = false;
        for (int i = colon + 1; i < end; i++) {
            if (blank(raw[i])) {
                space = begun;
            } else if (raw[i] == '\r' && i + 1 < end && raw[i + 1] == '\n') {
                i++;
            } else {
                if (space) {
                    out.write(' ');
                    space = false;
                }
                begun = true;
                out.write(raw[i]);
            }
        }
    }

    private static boolean blank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
