// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Dialogues on disk: files whose names end in {@code .smtp}, in UTF-8. */
public final class DialogueFiles {
    private static final String ENDING = ".smtp";

    private DialogueFiles() {}

    /**
     * A file, or all those in a folder, by name.
     *
     * @throws DialogueFault if one is no dialogue
     */
    public static List<Dialogue> read(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(one(place));
        }
        try (var files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(DialogueFiles::one)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be listed", e);
        }
    }

    private static Dialogue one(Path file) {
        var name = file.getFileName().toString();
        try {
            return DialogueParser.parse(
                    name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name,
                    Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
