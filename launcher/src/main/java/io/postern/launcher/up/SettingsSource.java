// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The settings of a running system: read again for each process, and kept as they were when the file got broken. */
final class SettingsSource {
    private final @Nullable Path file;
    private final Console console;
    private volatile Settings last;

    SettingsSource(@Nullable Path file, Settings first, Console console) {
        this.file = file;
        this.last = first;
        this.console = console;
    }

    /** The file given with {@code --config}; null for the built-in settings. */
    @Nullable
    Path file() {
        return file;
    }

    Settings last() {
        return last;
    }

    synchronized Settings next() {
        try {
            last = Settings.read(file, System.getenv());
        } catch (Complaint complaint) {
            console.line("The settings stay as they were: " + complaint.getMessage());
        }
        return last;
    }
}
