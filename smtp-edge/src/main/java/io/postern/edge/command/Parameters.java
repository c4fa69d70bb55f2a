// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.edge.command.Command.Mistake;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** What stands behind a path: {@code NAME} or {@code NAME=VALUE}, each once (RFC 5321 4.1.2). */
final class Parameters {
    /** Takes one. */
    interface Reader {
        /**
         * @param name in upper case
         * @return what is wrong with it; null if nothing is
         */
        @Nullable
        Mistake read(String name, String value);
    }

    private Parameters() {}

    /**
     * @param address the mistake if something stands right behind the path
     * @return what is wrong with the first that is wrong; null if all are well
     */
    static @Nullable Mistake read(String text, Mistake address, Reader reader) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.charAt(0) != ' ') {
            return address;
        }
        Set<String> seen = new HashSet<>();
        for (var words = new StringTokenizer(text, " "); words.hasMoreTokens(); ) {
            var word = words.nextToken();
            int equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
            var mistake = reader.read(name, equals < 0 ? "" : word.substring(equals + 1));
            if (mistake != null) {
                return mistake;
            }
            if (!seen.add(name)) {
                return Mistake.PARAMETER_VALUE;
            }
        }
        return null;
    }

    static @Nullable Mistake valueUnless(boolean fine) {
        return fine ? null : Mistake.PARAMETER_VALUE;
    }
}
