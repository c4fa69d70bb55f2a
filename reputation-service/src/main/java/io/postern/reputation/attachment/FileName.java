// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file, as it came and as Windows would take it.
 *
 * @param shown as it came, cut at {@value #LONGEST} characters
 * @param extension in lower case without the dot; null for none
 * @param disguise how the name hides the extension; null if it does not
 */
public record FileName(
        String shown, @Nullable String extension, @Nullable String disguise) {
    static final int LONGEST = 200;
    private static final int LONGEST_READ = 4096;
    private static final Pattern EXTENSION = Pattern.compile("[^\\s.]{1,20}");
    /** Characters that turn the direction of what follows, so that {@code exe.gpj} reads as its reverse. */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    /** Windows drops blanks and dots at the end of a name. */
    private static final Pattern DROPPED = Pattern.compile("[\\s.\\u00A0]+$");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    /** What Windows runs, opens with an interpreter, or mounts, at a double click. */
    private static final Set<String> RUN = Set.of(
            "exe",
            "com",
            "scr",
            "pif",
            "bat",
            "cmd",
            "cpl",
            "msi",
            "msp",
            "mst",
            "msc",
            "js",
            "jse",
            "vbs",
            "vbe",
            "vb",
            "wsf",
            "wsh",
            "wsc",
            "hta",
            "ps1",
            "psm1",
            "ps2",
            "lnk",
            "url",
            "reg",
            "inf",
            "jar",
            "chm",
            "hlp",
            "gadget",
            "application",
            "appx",
            "msix",
            "dll",
            "ocx",
            "sys",
            "sct",
            "shb",
            "shs",
            "scf",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "xll",
            "one",
            "settingcontent-ms",
            "appref-ms",
            "library-ms",
            "search-ms",
            "diagcab",
            "py",
            "sh",
            "app");

    private static final Set<String> READ = Set.of(
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "jpg", "jpeg",
            "png", "gif", "bmp", "tif", "tiff", "webp", "svg", "mp3", "mp4", "avi", "mov", "wav", "htm", "html", "xml",
            "eml", "msg", "zip", "rar", "7z");

    /** @return null where there is no name */
    public static @Nullable FileName of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var name = whole(given.length() > LONGEST_READ ? given.substring(given.length() - LONGEST_READ) : given);
        var plain =
                DROPPED.matcher(INVISIBLE.matcher(last(name)).replaceAll("")).replaceAll("");
        var extension = extension(plain);
        var shown = name.length() <= LONGEST ? name : whole(name.substring(0, LONGEST));
        return new FileName(shown, extension, disguise(name, plain, extension));
    }

    /** Windows runs such a file, or mounts it. */
    static boolean runs(@Nullable String extension) {
        return extension != null && RUN.contains(extension);
    }

    /** People expect to read such a file. */
    static boolean reads(@Nullable String extension) {
        return extension != null && READ.contains(extension);
    }

    private static @Nullable String disguise(String name, String plain, @Nullable String extension) {
        if (TURNS.matcher(name).find()) {
            return "direction of writing";
        }
        if (extension != null && runs(extension)) {
            var before = DROPPED.matcher(plain.substring(0, plain.length() - extension.length()))
                    .replaceAll("");
            return reads(extension(before)) ? "double extension" : null;
        }
        return null;
    }

    private static @Nullable String extension(String name) {
        int dot = name.lastIndexOf('.');
        var extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot >= 0 && EXTENSION.matcher(extension).matches() ? extension : null;
    }

    private static String last(String path) {
        int at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(at + 1);
    }

    /** Without halves of characters. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
