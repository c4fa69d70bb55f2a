// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.YamlFile.Entry;
import io.postern.launcher.settings.YamlFile.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what an operator wrote against what the services know. All that is wrong is told. */
final class SettingsCheck {
    /** Top-level keys that are not ours and are handed on: the framework's own, such as log levels. */
    private static final Set<String> HANDED_ON = Set.of("quarkus", "config_ordinal");

    private final List<Setting> known;

    SettingsCheck(List<Setting> known) {
        this.known = known;
    }

    /**
     * Looks at each entry.
     *
     * @param told is given a sentence for each that is wrong
     * @return the paths of those
     */
    Set<List<String>> file(String name, Collection<Entry> entries, List<String> told) {
        var wrong = new LinkedHashSet<List<String>>();
        for (var entry : entries) {
            var top = entry.path().getFirst();
            if (HANDED_ON.stream().noneMatch(ours -> top.equals(ours) || top.startsWith(ours + "."))) {
                try {
                    check(name + ", line " + entry.line(), entry);
                } catch (Complaint e) {
                    told.add(e.getMessage());
                    wrong.add(entry.path());
                }
            }
        }
        return wrong;
    }

    private void check(String where, Entry entry) {
        var exact = known.stream().filter(s -> matches(s.path(), entry.path())).findFirst();
        var written = String.join(".", entry.path());
        if (exact.isEmpty()) {
            boolean above = known.stream().anyMatch(s -> above(entry.path(), s.path()));
            if (above && entry.form() == Form.EMPTY) {
                if (named(entry.path())) {
                    throw new Complaint(
                            "%s: %s is named and nothing is said of it; write for example %s, or leave it out."
                                    .formatted(
                                            where,
                                            written,
                                            filled(first(entry.path()).path(), entry.path())));
                }
                return;
            }
            if (above) {
                throw new Complaint("%s: %s has settings below it and no value of its own; write for example %s."
                        .formatted(where, written, first(entry.path()).key()));
            }
            throw new Complaint("%s: there is no setting %s%s".formatted(where, written, meant(entry.path())));
        }
        var setting = exact.get();
        if (entry.listed() && !setting.many()) {
            throw new Complaint("%s: %s takes one value and no list.".formatted(where, written));
        }
        if (entry.form() == Form.EMPTY) {
            if (!setting.many() && !setting.optional() && setting.fallback() == null) {
                throw new Complaint("%s: %s must have a value.".formatted(where, written));
            }
            return;
        }
        value(where, written, setting, entry.value(), entry.listed());
    }

    private static void value(String where, String written, Setting setting, String value, boolean listed) {
        if (value.contains("${")) {
            return;
        }
        var parts = setting.many() && !listed ? List.of(value.split(",")) : List.of(value);
        for (var part : parts) {
            ValueCheck.wanted(setting.type(), part).ifPresent(wanted -> {
                throw new Complaint(
                        "%s: %s is \"%s\", and must be %s.".formatted(where, written, part.strip(), wanted));
            });
        }
    }

    /**
     * Looks at each variable that begins like ours.
     *
     * @param told is given a sentence for each that is no setting, or has a wrong value
     * @return the names of those
     */
    Set<String> environment(Map<String, String> variables, Set<String> reserved, List<String> told) {
        var wrong = new LinkedHashSet<String>();
        variables.forEach((name, value) -> {
            if (name.startsWith("POSTERN_") && !reserved.contains(name)) {
                try {
                    variable(name, value);
                } catch (Complaint e) {
                    told.add(e.getMessage());
                    wrong.add(name);
                }
            }
        });
        return wrong;
    }

    private void variable(String name, String value) {
        var setting = known.stream()
                .filter(s -> variable(s).matcher(name).matches())
                .findFirst()
                .orElseThrow(() -> new Complaint("Environment: there is no setting for the variable " + name
                        + Closest.to(
                                        name,
                                        known.stream()
                                                .map(SettingsCheck::sample)
                                                .toList())
                                .map(close -> "; did you mean " + close + "?")
                                .orElse("; see docs/configuration.md.")));
        if (!value.isEmpty()) {
            value("Environment", name, setting, value, false);
        }
    }

    private static boolean matches(List<String> pattern, List<String> path) {
        return pattern.size() == path.size() && begins(pattern, path);
    }

    private static boolean above(List<String> path, List<String> pattern) {
        return path.size() < pattern.size() && begins(pattern, path);
    }

    static boolean begins(List<String> pattern, List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last word is a name that the operator chose. */
    private boolean named(List<String> path) {
        var pattern = first(path).path();
        return pattern.get(path.size() - 1).equals("*");
    }

    private Setting first(List<String> path) {
        return known.stream().filter(s -> above(path, s.path())).findFirst().orElseThrow();
    }

    private String meant(List<String> path) {
        var prefixed = new ArrayList<>(path);
        prefixed.addFirst("postern");
        if (known.stream().anyMatch(s -> matches(s.path(), prefixed))) {
            return "; did you mean " + String.join(".", prefixed) + "?";
        }
        var candidates = new ArrayList<String>();
        for (var setting : known) {
            for (int length = 1; length <= setting.path().size(); length++) {
                candidates.add(filled(setting.path().subList(0, length), path));
            }
        }
        return Closest.to(String.join(".", path), candidates)
                .map(close -> "; did you mean " + close + "?")
                .orElse("; see docs/configuration.md for those there are.");
    }

    /** The pattern with the operator's own names where it has {@code *}. */
    private static String filled(List<String> pattern, List<String> path) {
        var out = new ArrayList<String>();
        for (int i = 0; i < pattern.size(); i++) {
            out.add(pattern.get(i).equals("*") && i < path.size() ? path.get(i) : pattern.get(i));
        }
        return String.join(".", out);
    }

    private static Pattern variable(Setting setting) {
        var name = setting.path().stream()
                .map(segment -> segment.equals("*") ? ".+" : upper(segment))
                .collect(Collectors.joining("_"));
        return Pattern.compile(name + (setting.many() ? "(_\\d+_?)?" : ""));
    }

    private static String sample(Setting setting) {
        return setting.path().stream()
                .map(segment -> segment.equals("*") ? "NAME" : upper(segment))
                .collect(Collectors.joining("_"));
    }

    /** As the names of variables have it. */
    static String upper(String segment) {
        return segment.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
