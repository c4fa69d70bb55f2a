// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting that some service knows.
 *
 * @param path its segments; {@code *} stands for a name that the operator chooses
 * @param type of one value: of each element where there may be several
 * @param many whether there may be several values
 * @param fallback the default as written, null when there is none
 * @param optional whether it may be left out although there is no default
 * @param sentence what it means, empty when that is not written down
 */
public record Setting(
        List<String> path,
        Class<?> type,
        boolean many,
        @Nullable String fallback,
        boolean optional,
        String sentence) {

    /** As it is written in documents and messages, such as {@code postern.edge.listeners.*.port}. */
    public String key() {
        return String.join(".", path);
    }
}
