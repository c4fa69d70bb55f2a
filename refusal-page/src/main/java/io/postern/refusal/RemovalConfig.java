// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.refusal.cause.ListWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * What {@code postern.dnsbl.zones} says for strangers. The rest of it is not read: the keys of paid lists stand in the environment of
 * those who ask the lists, and this process must do without.
 */
final class RemovalConfig {
    private static final Pattern KEY =
            Pattern.compile("postern\\.dnsbl\\.zones\\.(?:\"([^\"]+)\"|([^.\"]+))\\.(removal|kind)");

    private RemovalConfig() {}

    /** @throws IllegalArgumentException with a sentence, if a removal is no address of a page */
    static ListWords read(Config config) {
        var removals = new HashMap<String, String>();
        var allowing = new HashSet<String>();
        for (var name : config.getPropertyNames()) {
            var key = KEY.matcher(name);
            if (key.matches()) {
                var list = key.group(1) == null ? key.group(2) : key.group(1);
                var value =
                        config.getOptionalValue(name, String.class).orElse("").strip();
                if (key.group(3).equals("kind") && value.equalsIgnoreCase("allow")) {
                    allowing.add(list);
                } else if (key.group(3).equals("removal") && !value.isEmpty()) {
                    removals.put(list, value);
                }
            }
        }
        return new ListWords(removals, allowing);
    }
}
