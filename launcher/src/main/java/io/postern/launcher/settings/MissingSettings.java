// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.launcher.settings.YamlFile.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** What must be said of each thing that an operator names, such as a listener's port, and is not. */
final class MissingSettings {
    private final List<Setting> wanted;
    private final Set<String> present;
    private final Set<String> environment;

    /**
     * @param present keys that have a value from elsewhere
     * @param environment the variables that may give one
     */
    MissingSettings(Collection<Setting> known, Set<String> present, Set<String> environment) {
        this.wanted = known.stream()
                .filter(s -> s.path().contains("*") && !s.path().getLast().equals("*"))
                .filter(s -> !s.optional() && !s.many() && s.fallback() == null)
                .toList();
        this.present = present;
        this.environment = environment;
    }

    /**
     * Looks at everything that is named.
     *
     * @param told is given a sentence for each setting that is missing
     * @return the paths of what it is missing from
     */
    Collection<List<String>> in(String name, List<Entry> entries, List<String> told) {
        var lacking = new ArrayList<List<String>>();
        for (var setting : wanted) {
            var above = setting.path().subList(0, setting.path().size() - 1);
            var named = new LinkedHashMap<List<String>, Integer>();
            entries.stream()
                    .filter(entry -> entry.path().size() > above.size()
                            && SettingsCheck.begins(above, entry.path().subList(0, above.size())))
                    .forEach(entry -> named.merge(entry.path().subList(0, above.size()), entry.line(), Math::min));
            named.forEach((path, line) -> {
                var key = String.join(".", path) + "." + setting.path().getLast();
                if (!present.contains(key)
                        && !environment.contains(SettingsCheck.upper(key))
                        && entries.stream()
                                .noneMatch(
                                        entry -> String.join(".", entry.path()).equals(key))) {
                    told.add("%s, line %d: %s must have a value.".formatted(name, line, key));
                    lacking.add(path);
                }
            });
        }
        return lacking;
    }
}
