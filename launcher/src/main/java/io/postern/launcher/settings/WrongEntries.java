// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.launcher.settings.YamlFile.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Where in the file a sentence belongs, and what of it was told already.
 *
 * @param file as it is called in sentences
 * @param wrong the paths of entries that something was told of
 */
record WrongEntries(String file, List<Entry> entries, Collection<List<String>> wrong) {
    /** Whether a sentence is about something else than what was told. */
    boolean news(String sentence) {
        return wrong.stream().noneMatch(path -> names(sentence, path));
    }

    /** The file, and the line of the setting that a sentence names where it stands in the file. */
    String place(String sentence) {
        return entries.stream()
                .filter(entry -> names(sentence, entry.path()))
                .max(Comparator.comparingInt(entry -> entry.path().size()))
                .map(entry -> file + ", line " + entry.line())
                .orElse(file);
    }

    private static boolean names(String sentence, List<String> path) {
        var key = String.join(".", path);
        var plain = sentence.replace("\"", "");
        int at = plain.indexOf(key);
        int end = at + key.length();
        return at >= 0 && (end == plain.length() || " :;,)".indexOf(plain.charAt(end)) >= 0);
    }
}
