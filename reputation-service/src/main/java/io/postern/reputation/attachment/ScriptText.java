// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises text that is run or shown by a program, by words at its beginning. Words can be hidden; kinds stay a guess. */
final class ScriptText {
    private static final int LOOKED_AT = 8 << 10;
    private static final List<String> BEGINS = List.of(
            "#!",
            "<?php",
            "@echo off",
            "@echo",
            "rem ",
            "wscript.",
            "var ws",
            "on error resume next",
            "dim ",
            "powershell");
    private static final List<String> CONTAINS = List.of(
            "createobject(",
            "wscript.shell",
            "activexobject(",
            "invoke-expression",
            "frombase64string(",
            "new-object net.webclient",
            "powershell -",
            "powershell.exe",
            "cmd /c",
            "cmd.exe /c",
            "eval(unescape(",
            "<job>",
            "<scriptlet");

    private ScriptText() {}

    /** {@code script}, {@code hta}, {@code html}, {@code svg}, {@code shortcut}, or null. */
    static @Nullable String kind(byte[] head) {
        var text = text(head);
        if (text == null) {
            return null;
        }
        if (text.contains("<hta:application")) {
            return "hta";
        }
        if (text.startsWith("[internetshortcut]") || text.startsWith("[{000214a0-")) {
            return "shortcut";
        }
        boolean markup = text.startsWith("<");
        if (markup && text.contains("<svg")) {
            return "svg";
        }
        if (markup
                && (text.contains("<html")
                        || text.contains("<!doctype html")
                        || text.contains("<script")
                        || text.contains("<body")
                        || text.contains("<meta http-equiv"))) {
            return "html";
        }
        return BEGINS.stream().anyMatch(text::startsWith) || CONTAINS.stream().anyMatch(text::contains)
                ? "script"
                : null;
    }

    /** In lower case, without what stands in front; null if it is no text. */
    private static @Nullable String text(byte[] head) {
        int length = Math.min(head.length, LOOKED_AT);
        Charset charset = StandardCharsets.ISO_8859_1;
        int from = 0;
        if (length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            from = 2;
        } else if (length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
            from = 2;
        } else if (length >= 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf) {
            from = 3;
        }
        var text = new String(head, from, length - from, charset);
        return text.indexOf('\0') >= 0 ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
