// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of DNS lists, as far as strangers may read it.
 *
 * @param removals where whoever is listed gets off, by the name of the list; {@code {name}} stands for who it is
 * @param allowing the lists of the good
 */
public record ListWords(Map<String, String> removals, Set<String> allowing) {
    private static final String NAME = "{name}";

    public ListWords {
        removals = Map.copyOf(removals);
        allowing = Set.copyOf(allowing);
        removals.forEach((list, removal) -> {
            if (!removal.matches("https?://[!-~]+")) {
                throw new IllegalArgumentException("postern.dnsbl.zones.\"" + list + "\".removal: \"" + removal
                        + "\" is no address of a page; write one such as https://list.example.net/?q={name}");
            }
        });
    }

    /** Null if the settings do not say. */
    @Nullable
    String removal(String list, String name) {
        var removal = removals.get(list);
        return removal == null ? null : removal.replace(NAME, URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
}
